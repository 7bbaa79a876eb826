//! The console, for people.

use serde_json::json;

use super::*;

#[tokio::test]
async fn each_page_shows_what_is_there_and_escapes_it() {
    let sandbox = start(None);
    sandbox.api("POST", "users", json!({"email": "new@litware.example", "attributes": {"displayName": "<script>alert(1)</script>"}})).await;
    let mut visitor = Visitor::new(&sandbox.http);
    let page = visitor.open(&sandbox.authorize("&prompt=create")).await.unwrap();
    visitor.press(&page, "next", &[("email", "other@litware.example")]).await.unwrap();
    sandbox.sign_in(&mut visitor, "").await;
    for (page, shown) in [
        ("", "Newest requests"),
        ("/requests", "casey@litware.example is signed in"),
        ("/mail", "other@litware.example"),
        ("/users", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("/apps", "Sandbox web app"),
        ("/sessions", "casey@litware.example"),
        ("/snippets", "knownAuthorities"),
    ] {
        let response = sandbox.get(&sandbox.url(&format!("/sandbox{page}"))).await;
        let html = String::from_utf8_lossy(response.body()).into_owned();
        assert!(html.contains(shown) && !html.contains("<script>alert"), "{page}: {html}");
    }
    assert_eq!(sandbox.get(&sandbox.url("/sandbox/nothing")).await.status().as_u16(), 404);
    assert_eq!(visitor.open(&sandbox.url("/")).await.unwrap().url.path(), "/sandbox");
}

#[tokio::test]
async fn its_buttons_work_and_not_for_other_sites() {
    let sandbox = start(None);
    let press = |site: &'static str| {
        let body = b"action=disable&key=8b1f0f2e-51a5-4f0b-9a43-1f6c2f0a7d11".to_vec();
        let request = wire::Request::post(sandbox.url("/sandbox/users").as_str()).header("sec-fetch-site", site).body(body).unwrap();
        let sandbox = &sandbox;
        async move { sandbox.http.send(request, PROTOCOL_LIMIT).await.unwrap().status().as_u16() }
    };
    let enabled = || async { sandbox.api("GET", "users/casey@litware.example", Value::Null).await.1.get("enabled").is_none() };
    assert_eq!((press("cross-site").await, enabled().await), (403, true));
    assert_eq!((press("same-origin").await, enabled().await), (303, false));
}
