//! Graph, for customers and for apps on their own.

use serde_json::json;

use super::*;

impl Running {
    async fn graph(&self, token: &Value, method: &str, path: &str, headers: &[(&str, &str)], body: Value) -> (u16, Value) {
        let mut request = wire::Request::builder().method(method).uri(self.url(&format!("/v1.0/{path}")).as_str());
        request = request.header("authorization", format!("Bearer {}", token["access_token"].as_str().unwrap()));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = self.http.send(request.body(body.to_string().into_bytes()).unwrap(), PROTOCOL_LIMIT).await.unwrap();
        (response.status().as_u16(), serde_json::from_slice(response.body()).unwrap_or_default())
    }

    /// A token of Casey's with this permission.
    async fn with_permission(&self, permission: &str) -> Value {
        let tokens = self.tokens().await;
        let token = tokens["refresh_token"].as_str().unwrap();
        self.redeem("", &[("grant_type", "refresh_token"), ("refresh_token", token), ("scope", permission)]).await.1
    }

    async fn app_only(&self) -> Value {
        self.redeem("", &[("grant_type", "client_credentials"), ("scope", "https://graph.microsoft.com/.default")]).await.1
    }
}

#[tokio::test]
async fn a_customer_changes_the_ten_properties_and_no_other() {
    let sandbox = start(None);
    let token = sandbox.with_permission("User.ReadWrite").await;
    let change = json!({"displayName": "Casey J.", "city": "Aarhus", "postalCode": null, "preferredLanguage": "da-DK"});
    assert_eq!(sandbox.graph(&token, "PATCH", "me", &[], change).await, (204, Value::Null));
    let (_, me) = sandbox.graph(&token, "GET", "me?$select=displayName,city,postalCode,surname", &[], Value::Null).await;
    let shown = (&me["displayName"], &me["city"], &me["postalCode"], &me["surname"]);
    assert_eq!(shown, (&json!("Casey J."), &json!("Aarhus"), &Value::Null, &json!("Jensen")));
    for (wrong, expected) in [
        (json!({"accountEnabled": false}), 403),
        (json!({"mail": "x@litware.example"}), 403),
        (json!({"city": 3}), 400),
        (json!({"displayName": ""}), 400),
        (json!([]), 400),
    ] {
        assert_eq!(sandbox.graph(&token, "PATCH", "me", &[], wrong.clone()).await.0, expected, "{wrong}");
    }
    let reader = sandbox.with_permission("User.Read").await;
    let (status, refused) = sandbox.graph(&reader, "PATCH", "me", &[], json!({"city": "x"})).await;
    assert_eq!((status, &refused["error"]["code"]), (403, &json!("Authorization_RequestDenied")));
}

#[tokio::test]
async fn a_customer_changes_the_password() {
    let sandbox = start(None);
    sandbox.change_app(json!({"permissions": ["openid", "offline_access", "User.Read", "Directory.AccessAsUser.All"]})).await;
    let token = sandbox.with_permission("Directory.AccessAsUser.All").await;
    let change = |current: &str, new: &str| json!({"currentPassword": current, "newPassword": new});
    for wrong in [change("wrong", "N3w!password"), change(PASSWORD, "weak"), json!({})] {
        assert_eq!(sandbox.graph(&token, "POST", "me/changePassword", &[], wrong).await.0, 400);
    }
    assert_eq!(sandbox.graph(&token, "POST", "me/changePassword", &[], change(PASSWORD, "N3w!password")).await.0, 204);
    let (_, user) = sandbox.api("GET", "users/casey@litware.example", Value::Null).await;
    assert_eq!(user["password"], "N3w!password");
}

#[tokio::test]
async fn an_app_pages_through_all_users_and_a_customer_through_none() {
    let sandbox = start(None);
    for index in 0..7 {
        sandbox
            .api(
                "POST",
                "users",
                json!({"email": format!("u{index}@litware.example"), "attributes": {"displayName": format!("User {index}")}}),
            )
            .await;
    }
    let token = sandbox.app_only().await;
    let (mut path, mut seen, mut pages) = ("users?$top=4&$select=id,displayName".to_owned(), Vec::new(), 0);
    loop {
        let (status, page) = sandbox.graph(&token, "GET", &path, &[], Value::Null).await;
        assert_eq!(status, 200, "{page}");
        pages += 1;
        seen.extend(page["value"].as_array().unwrap().iter().map(|user| user["displayName"].as_str().unwrap().to_owned()));
        let Some(next) = page["@odata.nextLink"].as_str() else { break };
        path = next.split_once("/v1.0/").unwrap().1.to_owned();
        assert!(path.starts_with("users?$top=4&$select="), "{path}");
    }
    assert_eq!((pages, seen.len(), seen[0].as_str(), seen[8].as_str()), (3, 9, "Casey Jensen", "User 6"));
    let eventual = [("ConsistencyLevel", "eventual")];
    let (_, counted) = sandbox.graph(&token, "GET", "users?$count=true&$search=%22displayName:us%22&$top=1", &eventual, Value::Null).await;
    assert_eq!((&counted["@odata.count"], counted["value"].as_array().unwrap().len()), (&json!(7), 1));
    assert_eq!(sandbox.graph(&token, "GET", "users/$count", &eventual, Value::Null).await, (200, json!(9)));
    let filter = "users?$filter=identities/any(c:c/issuerAssignedId%20eq%20'robin@litware.example')";
    let (_, found) = sandbox.graph(&token, "GET", filter, &[], Value::Null).await;
    assert_eq!(found["value"][0]["displayName"], "Robin Okafor");
    for (wrong, expected) in [
        ("users?$count=true", 400),
        ("users?$search=%22displayName:x%22", 400),
        ("users?$top=1000", 400),
        ("users?$skiptoken=x", 400),
        ("users?$select=shoeSize", 400),
        ("users?$filter=length(displayName)%20gt%203", 501),
        ("users?$expand=manager", 501),
        ("users/nobody", 404),
        ("sites", 501),
        ("me", 400),
    ] {
        assert_eq!(sandbox.graph(&token, "GET", wrong, &[], Value::Null).await.0, expected, "{wrong}");
    }
    let customer = sandbox.tokens().await;
    assert_eq!(sandbox.graph(&customer, "GET", "users", &[], Value::Null).await.0, 403);
}

#[tokio::test]
async fn a_batch_runs_its_requests_in_order() {
    let sandbox = start(None);
    let token = sandbox.with_permission("User.ReadWrite").await;
    let batch = json!({"requests": [
        {"id": "1", "method": "PATCH", "url": "/me", "body": {"city": "Ribe"}, "headers": {"Content-Type": "application/json"}},
        {"id": "2", "method": "GET", "url": "/me?$select=city", "dependsOn": ["1"]},
        {"id": "3", "method": "GET", "url": "/users"},
        {"id": "4", "method": "GET", "url": "/me", "dependsOn": ["3"]},
    ]});
    let (status, answer) = sandbox.graph(&token, "POST", "$batch", &[], batch).await;
    let statuses: Vec<&Value> = answer["responses"].as_array().unwrap().iter().map(|response| &response["status"]).collect();
    assert_eq!((status, statuses), (200, vec![&json!(204), &json!(200), &json!(403), &json!(424)]));
    assert_eq!(answer["responses"][1]["body"]["city"], "Ribe");
    let many: Vec<Value> = (0..21).map(|id| json!({"id": id.to_string(), "method": "GET", "url": "/me"})).collect();
    assert_eq!(sandbox.graph(&token, "POST", "$batch", &[], json!({ "requests": many })).await.0, 400);
}

#[tokio::test]
async fn userinfo_tells_less_than_the_id_token() {
    let sandbox = start(None);
    let tokens = sandbox.tokens().await;
    let request = wire::Request::get(sandbox.url("/oidc/userinfo").as_str())
        .header("authorization", format!("Bearer {}", tokens["access_token"].as_str().unwrap()));
    let response = sandbox.http.send(request.body(Vec::new()).unwrap(), PROTOCOL_LIMIT).await.unwrap();
    let info: Value = serde_json::from_slice(response.body()).unwrap();
    assert_eq!((&info["sub"], &info["given_name"]), (&claims(&tokens["id_token"])["sub"], &json!("Casey")));
}
