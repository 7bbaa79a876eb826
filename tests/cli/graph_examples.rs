//! The examples of `cids graph --help` do what they say.

use serde_json::{Value, json};

use crate::support::{Received, Running, Scripted, ScriptedGraph};

/// A Graph that has what the examples ask for.
fn answer(origin: &str, _: usize, request: &Received) -> Scripted {
    let path = request.target.split('?').next().unwrap();
    match (request.method.as_str(), path) {
        ("GET", "/v1.0/me/photo/$value") => Scripted::bytes("image/jpeg", &[0xff, 0xd8, 0xff]),
        ("GET", "/v1.0/users/delta") => {
            Scripted::json(json!({"@odata.deltaLink": format!("{origin}/v1.0/users/delta?$deltatoken=t"), "value": [{"id": "1"}]}))
        }
        ("GET", "/v1.0/users") => Scripted::json(json!({"value": [{"id": "1", "displayName": "Casey"}]})),
        ("POST", "/v1.0/$batch") => {
            let asked: Value = serde_json::from_str(&request.body).unwrap();
            let requests = asked["requests"].as_array().unwrap().iter();
            let responses: Vec<Value> = requests.map(|one| json!({"id": one["id"], "status": 200, "body": {}})).collect();
            Scripted::json(json!({"responses": responses}))
        }
        ("PATCH", _) => Scripted::json("").status(204),
        _ => Scripted::json(json!({"id": "1", "displayName": "Casey", "country": "Denmark"})),
    }
}

#[test]
fn each_example_of_the_help_does_what_it_says() {
    let graph = ScriptedGraph::start(answer);
    let environment = graph.environment();
    environment.write("requests.ndjson", "{\"url\":\"me\"}\n");
    let help = environment.run(&["graph", "--help"]).expect_code(0).stdout;
    // What an example says of itself stands behind it, two spaces apart.
    let examples = help.lines().filter_map(|line| line.strip_prefix("  cids graph ")).map(|line| line.split("  ").next().unwrap());
    let mut told = Vec::new();
    for example in examples {
        let before = graph.received().len();
        let output = Running::start(environment.shell(&format!("cids graph {example}"))).finish().expect_code(0);
        let sent: Vec<String> = graph.received()[before..].iter().map(|request| format!("{} {}", request.method, request.target)).collect();
        let answer = output.stdout.lines().next().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        told.push((example.to_owned(), sent.join(", "), answer));
    }
    let told: Vec<(&str, &str, &str)> = told.iter().map(|(example, sent, answer)| (&**example, &**sent, &**answer)).collect();
    let expected = [
        (
            "me",
            "GET /v1.0/me?$select=id,displayName,givenName,surname,mail,otherMails,identities,userPrincipalName,country,postalCode",
            "id 1",
        ),
        ("get me --select country --jq .country", "GET /v1.0/me?$select=country", "Denmark"),
        (
            "get users --filter \"startsWith(displayName,'Ca')\" --top 5",
            "GET /v1.0/users?$filter=startsWith(displayName,%27Ca%27)&$top=5",
            r#"{"value":[{"id":"1","displayName":"Casey"}]}"#,
        ),
        (
            "get users --search displayName:Casey",
            "GET /v1.0/users?$search=%22displayName:Casey%22",
            r#"{"value":[{"id":"1","displayName":"Casey"}]}"#,
        ),
        ("get users --all --output csv > users.csv", "GET /v1.0/users", ""),
        ("get users/delta --all --resume users.json --delta >> users.ndjson", "GET /v1.0/users/delta", ""),
        ("get me/photo/\\$value --output-file photo.jpg", "GET /v1.0/me/photo/$value", ""),
        ("patch me -f city=Aarhus --scope User.ReadWrite", "PATCH /v1.0/me", ""),
        ("patch me -f city=Aarhus --dry-run", "", "PATCH https://graph.microsoft.com/v1.0/me"),
        ("batch requests.ndjson", "POST /v1.0/$batch", r#"{"id":"1","status":200,"body":{}}"#),
        ("ls users --long", "", "/users"),
    ];
    assert_eq!(told, expected);
    assert_eq!(std::fs::read(environment.work().join("photo.jpg")).unwrap(), [0xff, 0xd8, 0xff]);
    assert_eq!(std::fs::read_to_string(environment.work().join("users.csv")).unwrap(), "id,displayName\n1,Casey\n");
    assert_eq!(std::fs::read_to_string(environment.work().join("users.ndjson")).unwrap(), "{\"id\":\"1\"}\n");
}
