use serde_json::json;

use super::*;

fn batch(requests: &Value) -> Batch {
    Batch::new(read_requests(&requests.to_string(), Version::V1).unwrap()).unwrap()
}

fn ids(group: Option<&str>) -> Vec<String> {
    let body: Value = serde_json::from_str(group.unwrap_or("{\"requests\":[]}")).unwrap();
    body["requests"].as_array().unwrap().iter().map(|request| request["id"].as_str().unwrap().to_owned()).collect()
}

fn answer(batch: &mut Batch, answers: &[(&str, u16)]) -> Option<Duration> {
    let responses: Vec<Value> =
        answers.iter().map(|(id, status)| json!({"id": id, "status": status, "headers": {"retry-after": "0.5"}, "body": {}})).collect();
    batch.take(json!({ "responses": responses }).to_string().as_bytes()).unwrap()
}

fn told(batch: &mut Batch) -> Vec<String> {
    let ready = batch.ready();
    let read = |answer: Box<RawValue>| serde_json::from_str::<Value>(answer.get()).unwrap();
    ready.into_iter().map(read).map(|answer| format!("{} {}", answer["id"].as_str().unwrap(), answer["status"])).collect()
}

#[test]
fn requests_are_read_in_three_forms() {
    let one = json!({"method": "get", "url": "/v1.0/me"});
    for text in [json!([one]).to_string(), json!({"requests": [one]}).to_string(), format!("{one}\n"), format!("\n{one}")] {
        let requests = read_requests(&text, Version::V1).unwrap();
        let request = serde_json::to_value(&requests[0]).unwrap();
        assert_eq!(request, json!({"id": "1", "method": "GET", "url": "/me"}), "{text}");
    }
    let text = "{\"id\":7,\"method\":\"POST\",\"url\":\"users?$count=true\",\"body\":{\"n\":12345678901234567890123}}\n{\"url\":\"me\",\"dependsOn\":[7]}";
    let requests = serde_json::to_string(&read_requests(text, Version::V1).unwrap()).unwrap();
    assert_eq!(
        requests,
        r#"[{"id":"7","method":"POST","url":"/users?$count=true","headers":{"ConsistencyLevel":"eventual","Content-Type":"application/json"},"body":{"n":12345678901234567890123}},{"id":"2","method":"GET","url":"/me","dependsOn":["7"]}]"#
    );
}

#[test]
fn what_is_no_batch_is_refused() {
    let refused =
        |text: &str| read_requests(text, Version::V1).and_then(Batch::new).err().map(|error| error.to_string()).unwrap_or_default();
    assert!(refused("").contains("no requests"));
    assert!(refused("<html>").contains("cannot be read"));
    assert!(refused(r#"{"method":"GET"}"#).contains("url"));
    for text in ["[1,2]", "1", r#"{"requests":[1]}"#, r#""me""#] {
        assert!(refused(text).contains("expected an object for each request"), "{text}: {}", refused(text));
    }
    assert!(refused(r#"{"requests":[{"url":"me","methd":"GET"}]}"#).contains("unknown field `methd`"));
    assert!(refused(r#"{"method":"G T","url":"me"}"#).contains("method"));
    assert!(refused(r#"[{"url":"https://evil.example/v1.0/me"}]"#).contains("full URL"));
    assert!(refused(r#"[{"url":"/v1.0/me"},{"url":"/beta/me"}]"#).contains(r#"request "2" is for beta"#));
    assert!(read_requests(r#"[{"url":"beta/me"}]"#, Version::Beta).is_ok());
    let other = read_requests(r#"[{"url":"/v1.0/me"}]"#, Version::Beta).err().map(|error| error.to_string());
    assert!(other.as_ref().is_some_and(|other| other.contains(r#"request "1" is for v1.0"#)), "{other:?}");
    assert!(refused(r#"[{"id":"1","url":"me"},{"id":1,"url":"me"}]"#).contains("two requests"));
    assert!(refused(r#"[{"id":"1","url":"me","dependsOn":["2"]},{"id":"2","url":"me","dependsOn":["1"]}]"#).contains("depends"));
    assert!(refused(r#"[{"id":"1","url":"me","dependsOn":["x"]}]"#).contains("depends"));
}

#[test]
fn groups_have_twenty_and_what_they_depend_on() {
    let mut requests: Vec<Value> = (1..=45).map(|id| json!({"id": id.to_string(), "url": "me"})).collect();
    requests[0]["dependsOn"] = json!(["45"]);
    requests[24]["dependsOn"] = json!(["2"]);
    let mut batch = batch(&json!(requests));
    let mut sizes = Vec::new();
    let mut order = Vec::new();
    while let Some(group) = batch.next_group() {
        let group = ids(Some(&group));
        let answers: Vec<(&str, u16)> = group.iter().map(|id| (id.as_str(), 200)).collect();
        answer(&mut batch, &answers);
        sizes.push(group.len());
        order.extend(told(&mut batch));
    }
    assert_eq!(sizes, [20, 20, 5]);
    assert_eq!(order, (1..=45).map(|id| format!("{id} 200")).collect::<Vec<_>>(), "in the order of the requests");
}

#[test]
fn a_throttled_request_is_sent_again_with_what_failed_because_of_it() {
    let mut batch = batch(&json!([
        {"id": "a", "url": "me"}, {"id": "b", "url": "me"}, {"id": "c", "url": "me", "dependsOn": ["b"]}, {"id": "d", "url": "me"}
    ]));
    assert_eq!(ids(batch.next_group().as_deref()), ["a", "b", "c", "d"]);
    assert_eq!(answer(&mut batch, &[("d", 200), ("c", 424), ("b", 429), ("a", 204)]), Some(Duration::from_millis(500)));
    assert_eq!(told(&mut batch), ["a 204"]);
    assert_eq!(ids(batch.next_group().as_deref()), ["b", "c"]);
    assert_eq!(answer(&mut batch, &[("b", 200), ("c", 200)]), None);
    assert_eq!(told(&mut batch), ["b 200", "c 200", "d 200"]);
    assert_eq!((batch.next_group(), batch.failed().count()), (None, 0));
}

#[test]
fn a_dependency_that_failed_in_an_earlier_group_fails_what_follows() {
    let mut requests: Vec<Value> = (1..=20).map(|id| json!({"id": id.to_string(), "url": "me"})).collect();
    requests.push(json!({"id": "21", "url": "me", "dependsOn": ["20"]}));
    requests.push(json!({"id": "22", "url": "me", "dependsOn": ["21"]}));
    requests.push(json!({"id": "23", "url": "me", "dependsOn": ["1"]}));
    let mut batch = batch(&json!(requests));
    let first = ids(batch.next_group().as_deref());
    let answers: Vec<(&str, u16)> = first.iter().map(|id| (id.as_str(), if id == "20" { 404 } else { 200 })).collect();
    answer(&mut batch, &answers);
    let second = batch.next_group().unwrap();
    assert_eq!(ids(Some(&second)), ["23"]);
    assert!(!second.contains("dependsOn"), "what is done is not depended on: {second}");
    answer(&mut batch, &[("23", 200)]);
    assert_eq!(batch.next_group(), None);
    assert_eq!(told(&mut batch)[19..], ["20 404", "21 424", "22 424", "23 200"]);
    assert_eq!(batch.failed().count(), 3);
}

#[test]
fn what_may_have_been_done_is_not_sent_again_of_our_own_accord() {
    for (method, status, again) in
        [("POST", 503, false), ("PATCH", 504, false), ("POST", 429, true), ("PUT", 503, true), ("GET", 504, true)]
    {
        let mut batch = batch(&json!([{"id": "a", "method": method, "url": "me"}]));
        batch.next_group();
        batch.take(json!({"responses": [{"id": "a", "status": status}]}).to_string().as_bytes()).unwrap();
        assert_eq!(batch.next_group().is_some(), again, "{method} {status}");
    }
}

#[test]
fn patience_with_a_request_ends() {
    let mut batch = batch(&json!([{"id": "a", "url": "me"}]));
    for _ in 0..MOST_TRIES {
        assert!(batch.next_group().is_some());
        answer(&mut batch, &[("a", 429)]);
    }
    assert_eq!((batch.next_group(), told(&mut batch)), (None, vec!["a 429".to_owned()]));
}

#[test]
fn what_was_answered_is_kept_when_an_answer_is_missing_or_cannot_be_read() {
    let mut batch = batch(&json!([
        {"id": "a", "url": "me"}, {"id": "b", "method": "POST", "url": "me"}, {"id": "c", "method": "POST", "url": "me"},
        {"id": "d", "url": "me"}, {"id": "e", "method": "POST", "url": "me"}
    ]));
    batch.next_group();
    let body = json!({"responses": [{"id": "a", "status": 200}, {"id": "c", "status": 201}, {"id": "d"}, {"id": "e", "status": 429}]});
    let error = batch.take(body.to_string().as_bytes()).unwrap_err();
    assert!(error.to_string().ends_with("there is none for b, d"), "{error}");
    assert_eq!(batch.standing(), Standing { answered: vec!["a", "c"], unknown: vec!["b"], open: vec!["d", "e"] });
    assert_eq!((batch.ready().len(), batch.rest().len(), batch.rest().len()), (1, 1, 0));
}

#[test]
fn a_group_without_an_answer_is_not_known_unless_it_was_refused() {
    let mut batch = batch(&json!((1..=45).map(|_| json!({"method": "POST", "url": "me"})).collect::<Vec<_>>()));
    batch.next_group();
    let told = |batch: &Batch| {
        let standing = batch.standing();
        [standing.answered, standing.unknown, standing.open].map(named)
    };
    assert_eq!(told(&batch), ["", "1 to 20", "21 to 45"]);
    batch.refused();
    assert_eq!(told(&batch), ["", "", "1 to 45"]);
}

#[test]
fn names_are_told_within_bounds() {
    assert_eq!(named(["1", "2", "4", "5", "6", "a", "07", "8"]), "1, 2, 4 to 6, a, 07, 8");
    let many: Vec<String> = (0..50).map(|n| (2 * n).to_string()).collect();
    assert!(named(many.iter().map(String::as_str)).ends_with("36, 38 and 30 more"));
    assert_eq!(named([&*"é".repeat(50)]), format!("{}…", "é".repeat(40)));
    assert_eq!(named(["18446744073709551615", "0"]), "18446744073709551615, 0");
}

#[test]
fn an_answer_that_is_none_is_told() {
    for body in ["{}", "<html>", r#"{"responses":[]}"#, r#"{"responses":[{"id":"other","status":200}]}"#] {
        let mut batch = batch(&json!([{"id": "a", "url": "me"}]));
        batch.next_group();
        assert!(matches!(batch.take(body.as_bytes()), Err(Error::BadBatchAnswer { .. })), "{body}");
    }
}
