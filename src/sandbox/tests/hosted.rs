//! The hosted journey, page by page.

use serde_json::json;

use super::*;
use crate::sandbox::directory::Directory;

const CASEY: &str = "casey@litware.example";

async fn open(sandbox: &Running, visitor: &mut Visitor<'_>, more: &str) -> Page {
    visitor.open(&sandbox.authorize(more)).await.unwrap()
}

async fn give_password(visitor: &mut Visitor<'_>, page: &Page) -> Page {
    let page = visitor.press(page, "next", &[("email", CASEY)]).await.unwrap();
    visitor.press(&page, "submit", &[("password", PASSWORD)]).await.unwrap()
}

#[tokio::test]
async fn a_passcode_flow_signs_up_and_in_without_a_password() {
    let sandbox = start(None);
    sandbox.change_flow(json!({"first_factor": "email-otp", "attributes": []})).await;
    let mut visitor = Visitor::new(&sandbox.http);
    let page = open(&sandbox, &mut visitor, "&prompt=create").await;
    let page = visitor.press(&page, "next", &[("email", "otp@litware.example")]).await.unwrap();
    let code = sandbox.mailed("otp@litware.example").await;
    let page = visitor.press(&page, "next", &[("code", &code)]).await.unwrap();
    assert!(hidden(&page, "code").is_some(), "{}", page.html);
    let mut visitor = Visitor::new(&sandbox.http);
    let page = open(&sandbox, &mut visitor, "").await;
    let page = visitor.press(&page, "next", &[("email", "otp@litware.example")]).await.unwrap();
    let stale = sandbox.mailed("otp@litware.example").await;
    let page = visitor.press(&page, "resend", &[]).await.unwrap();
    let page = visitor.press(&page, "next", &[("code", &stale)]).await.unwrap();
    let code = sandbox.mailed("otp@litware.example").await;
    assert!(page.has("error") || stale == code);
    let page = visitor.press(&page, "next", &[("code", &code)]).await.unwrap();
    assert!(hidden(&page, "code").is_some());
    let (_, user) = sandbox.api("GET", "users/otp@litware.example", Value::Null).await;
    assert!(user.get("password").is_none() && user["created_on"].is_string());
}

#[tokio::test]
async fn a_second_factor_is_registered_once_and_asked_for_ever_after() {
    let sandbox = start(None);
    sandbox.change_flow(json!({"second_factor": true})).await;
    let mut visitor = Visitor::new(&sandbox.http);
    let page = open(&sandbox, &mut visitor, "").await;
    let page = give_password(&mut visitor, &page).await;
    assert!(hidden(&page, "code").is_none() && page.has("email"));
    let page = visitor.press(&page, "next", &[("email", "second@litware.example")]).await.unwrap();
    let page = visitor.press(&page, "next", &[("code", "0")]).await.unwrap();
    assert!(page.has("error"));
    let code = sandbox.mailed("second@litware.example").await;
    let page = visitor.press(&page, "next", &[("code", &code)]).await.unwrap();
    assert!(hidden(&page, "code").is_some());
    // The browser's session has both factors.
    assert!(hidden(&open(&sandbox, &mut visitor, "").await, "code").is_some());
    let mut visitor = Visitor::new(&sandbox.http);
    let page = open(&sandbox, &mut visitor, "").await;
    let page = give_password(&mut visitor, &page).await;
    assert!(page.html.contains("second@litware.example"));
    let code = sandbox.mailed("second@litware.example").await;
    assert!(hidden(&visitor.press(&page, "next", &[("code", &code)]).await.unwrap(), "code").is_some());
}

#[tokio::test]
async fn who_stays_signed_in_is_so_after_a_week() {
    let sandbox = start(None);
    sandbox.change_flow(json!({"stay_signed_in": true})).await;
    for (answer, still) in [("yes", true), ("no", false)] {
        let mut visitor = Visitor::new(&sandbox.http);
        let page = open(&sandbox, &mut visitor, "").await;
        let page = give_password(&mut visitor, &page).await;
        let page = visitor.press(&page, answer, &[]).await.unwrap();
        assert!(hidden(&page, "code").is_some());
        sandbox.api("PATCH", "clock", json!({"advance_seconds": 7 * 86_400})).await;
        assert_eq!(hidden(&open(&sandbox, &mut visitor, "").await, "code").is_some(), still, "{answer}");
    }
}

#[tokio::test]
async fn a_disabled_customer_sees_why_and_gets_no_tokens() {
    let sandbox = start(None);
    let tokens = sandbox.tokens().await;
    sandbox.api("PATCH", "users/casey@litware.example", json!({"enabled": false})).await;
    let mut visitor = Visitor::new(&sandbox.http);
    let page = open(&sandbox, &mut visitor, "").await;
    let page = give_password(&mut visitor, &page).await;
    assert!(page.html.contains("AADSTS50057"));
    assert_eq!(number(&sandbox.refresh(&tokens).await), (400, 50057));
}

#[tokio::test]
async fn where_sign_up_is_off_nothing_leads_to_it() {
    let sandbox = start(None);
    sandbox.change_flow(json!({"sign_up": false})).await;
    let mut visitor = Visitor::new(&sandbox.http);
    let page = open(&sandbox, &mut visitor, "&prompt=create").await;
    assert!(page.has("email") && !page.has("create-account") && page.html.contains("<h1>Sign in</h1>"));
    let forged = page.html.replace("id=\"next\" name=\"action\" value=\"next\"", "id=\"next\" name=\"action\" value=\"create-account\"");
    let forged = Page { html: forged, url: page.url, status: page.status };
    let page = visitor.press(&forged, "next", &[("email", "new@litware.example")]).await.unwrap();
    assert!(page.has("error") && page.html.contains("<h1>Sign in</h1>"));
}

#[tokio::test]
async fn missing_consent_is_a_page_for_people_and_an_error_for_silent_requests() {
    let sandbox = start(None);
    sandbox.change_app(json!({"permissions": ["openid", "offline_access"]})).await;
    let mut visitor = Visitor::new(&sandbox.http);
    let page = open(&sandbox, &mut visitor, "").await;
    assert!(page.status == 403 && page.html.contains("Need admin approval"));
    let page = open(&sandbox, &mut visitor, "&prompt=none").await;
    assert_eq!(hidden(&page, "error").as_deref(), Some("consent_required"));
}

#[tokio::test]
async fn a_consent_page_lists_the_scopes_and_can_be_declined() {
    let sandbox = start(None);
    let mut visitor = Visitor::new(&sandbox.http);
    let page = open(&sandbox, &mut visitor, "&prompt=consent").await;
    let page = give_password(&mut visitor, &page).await;
    assert!(page.html.contains("<li>User.Read</li>"));
    let declined = visitor.press(&page, "cancel", &[]).await.unwrap();
    assert!(hidden(&declined, "error_description").unwrap().starts_with("AADSTS65004"));
    // Signed in by now, and asked all the same.
    let page = open(&sandbox, &mut visitor, "&prompt=consent").await;
    assert!(hidden(&visitor.press(&page, "accept", &[]).await.unwrap(), "code").is_some());
}

#[tokio::test]
async fn a_social_customer_comes_in_by_the_stand_in_and_never_by_password() {
    let sandbox = start(None);
    sandbox.change_flow(json!({"identity_providers": ["google", "apple"], "attributes": [{"name": "country"}]})).await;
    let mut visitor = Visitor::new(&sandbox.http);
    let page = open(&sandbox, &mut visitor, "").await;
    assert!(page.has("google") && page.has("apple") && !page.has("facebook"));
    let page = visitor.press(&page, "google", &[]).await.unwrap();
    let page = visitor.press(&page, "next", &[("email", "sam@gmail.example"), ("display-name", "Sam")]).await.unwrap();
    let page = visitor.press(&page, "submit", &[("country", "Spain")]).await.unwrap();
    let tokens = sandbox.redeem(&hidden(&page, "code").unwrap(), &[]).await.1;
    let claims = claims(&tokens["id_token"]);
    assert_eq!((&claims["idp"], &claims["name"]), (&json!("google.com"), &json!("Sam")));
    let mut visitor = Visitor::new(&sandbox.http);
    let page = open(&sandbox, &mut visitor, "&domain_hint=Google").await;
    let page = visitor.press(&page, "next", &[("email", CASEY)]).await.unwrap();
    assert!(page.has("error"), "a local account is not Google's");
    let page = visitor.press(&page, "next", &[("email", "sam@gmail.example")]).await.unwrap();
    assert!(hidden(&page, "code").is_some());
    let mut visitor = Visitor::new(&sandbox.http);
    let page = open(&sandbox, &mut visitor, "").await;
    let page = visitor.press(&page, "next", &[("email", "sam@gmail.example")]).await.unwrap();
    assert!(page.html.contains("signs in with Google"));
    let page = open(&sandbox, &mut visitor, "&domain_hint=Facebook").await;
    assert!(hidden(&page, "error_description").unwrap().starts_with("AADSTS90023"));
}

#[tokio::test]
async fn attributes_of_every_kind_are_asked_checked_and_become_claims() {
    let sandbox = start(None);
    let asked = json!([
        {"name": "displayName", "required": true},
        {"name": "loyaltyNumber", "label": "Loyalty <number>", "pattern": "[A-Z]{2}\\d{4}"},
        {"name": "points", "type": "number"},
        {"name": "tier", "type": "choice", "choices": ["Gold", "Silver & more"]},
        {"name": "interests", "type": "choices", "choices": ["Sea", "Hills"]},
        {"name": "terms", "type": "checkbox", "required": true},
    ]);
    sandbox.change_flow(json!({ "attributes": asked })).await;
    sandbox
        .change_app(json!({"claims": {"loyalty": "loyaltyNumber", "points": "points", "interests": "interests", "terms": "terms"}}))
        .await;
    let mut visitor = Visitor::new(&sandbox.http);
    let page = open(&sandbox, &mut visitor, "&prompt=create").await;
    let page = visitor.press(&page, "next", &[("email", "new@litware.example")]).await.unwrap();
    let code = sandbox.mailed("new@litware.example").await;
    let page = visitor.press(&page, "next", &[("code", &code)]).await.unwrap();
    let passwords = [("new-password", "Str0ng!pass"), ("confirm-password", "Str0ng!pass")];
    let mut page = visitor.press(&page, "next", &passwords).await.unwrap();
    assert!(page.html.contains("Loyalty &lt;number&gt;") && page.html.contains("Silver &amp; more"));
    let good = [
        ("display-name", "New"),
        ("loyalty-number", "AB1234"),
        ("points", "7"),
        ("tier", "Gold"),
        ("interests-1", "Hills"),
        ("terms", "yes"),
    ];
    for (field, wrong) in
        [("loyalty-number", "AB12345"), ("points", "1.5"), ("tier", "Lead"), ("interests-1", "Moon"), ("display-name", ""), ("terms", "")]
    {
        let fields: Vec<(&str, &str)> = good.iter().map(|(name, value)| (*name, if *name == field { wrong } else { value })).collect();
        page = visitor.press(&page, "submit", &fields).await.unwrap();
        assert!(page.has("error"), "{field}");
    }
    let page = visitor.press(&page, "submit", &good).await.unwrap();
    let tokens = sandbox.redeem(&hidden(&page, "code").expect(&page.html), &[]).await.1;
    let claims = claims(&tokens["id_token"]);
    let expected = (&json!("AB1234"), &json!(7), &json!(["Hills"]), &json!(true));
    assert_eq!((&claims["loyalty"], &claims["points"], &claims["interests"], &claims["terms"]), expected);
}

#[tokio::test]
async fn every_page_is_there_in_german_too() {
    let sandbox = start(None);
    let mut visitor = Visitor::new(&sandbox.http);
    let page = open(&sandbox, &mut visitor, "&ui_locales=de-DE").await;
    assert!(page.html.contains("lang=\"de\"") && page.html.contains("<h1>Anmelden</h1>"));
    let page = visitor.press(&page, "next", &[("email", "nobody@litware.example")]).await.unwrap();
    assert!(page.html.contains("Es gibt kein Konto"));
    let page = visitor.press(&page, "create-account", &[]).await.unwrap();
    assert!(page.html.contains("Konto erstellen") && !page.html.contains("Create"));
    let unknown = sandbox.authorize("&ui_locales=fr%20de").as_str().replace(&sandbox.ready.client_id, "unknown");
    let page = visitor.open(&Url::parse(&unknown).unwrap()).await.unwrap();
    assert!(page.html.contains("Leider gibt es ein Problem"));
    assert!(open(&sandbox, &mut visitor, "&ui_locales=fr").await.html.contains("<h1>Sign in</h1>"));
}

#[tokio::test]
async fn several_customers_in_one_browser_are_picked_and_signed_out_one_by_one() {
    let sandbox = start(None);
    let mut visitor = Visitor::new(&sandbox.http);
    let page = open(&sandbox, &mut visitor, "").await;
    give_password(&mut visitor, &page).await;
    let page = open(&sandbox, &mut visitor, "&prompt=login").await;
    let page = visitor.press(&page, "next", &[("email", "robin@litware.example")]).await.unwrap();
    visitor.press(&page, "submit", &[("password", PASSWORD)]).await.unwrap();
    let page = open(&sandbox, &mut visitor, "").await;
    assert!(page.has("account-0") && page.has("account-1") && !page.has("account-2"));
    assert!(hidden(&open(&sandbox, &mut visitor, &format!("&login_hint={CASEY}")).await, "code").is_some());
    let none = open(&sandbox, &mut visitor, "&prompt=none").await;
    assert_eq!(hidden(&none, "error").as_deref(), Some("login_required"));
    let silent = open(&sandbox, &mut visitor, &format!("&prompt=none&login_hint={CASEY}")).await;
    assert!(hidden(&silent, "code").is_some());
    let logout = sandbox.url(&format!("/{TENANT_ID}/oauth2/v2.0/logout"));
    let page = visitor.open(&logout).await.unwrap();
    assert!(page.has("account-1"));
    let page = visitor.press(&page, "submit", &[]).await.unwrap();
    assert!(page.html.contains("You signed out"));
    assert!(hidden(&open(&sandbox, &mut visitor, "").await, "code").is_some(), "one is left");
    let first_version = sandbox.url(&format!("/{TENANT_ID}/oauth2/logout"));
    assert!(visitor.open(&first_version).await.unwrap().html.contains("You signed out"));
    assert!(open(&sandbox, &mut visitor, "").await.has("email"));
}

#[tokio::test]
async fn a_session_that_is_older_than_max_age_is_not_enough() {
    let sandbox = start(None);
    let mut visitor = Visitor::new(&sandbox.http);
    let page = open(&sandbox, &mut visitor, "").await;
    give_password(&mut visitor, &page).await;
    sandbox.api("PATCH", "clock", json!({"advance_seconds": 600})).await;
    assert!(hidden(&open(&sandbox, &mut visitor, "&max_age=900").await, "code").is_some());
    assert!(open(&sandbox, &mut visitor, "&max_age=300").await.has("email"));
}

#[tokio::test]
async fn an_app_without_a_user_flow_has_no_customers() {
    let sandbox = start(None);
    sandbox.change_app(json!({"user_flow": null})).await;
    let html = String::from_utf8_lossy(sandbox.get(&sandbox.authorize("")).await.body()).into_owned();
    assert!(html.contains("AADSTS500208"));
}

#[tokio::test]
async fn the_tenants_name_and_colour_are_on_the_pages() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tenant.toml");
    let text = Directory::litware().to_text();
    std::fs::write(&file, text.replace("\"Litware\"", "\"Contoso <Zoo>\"").replace("#1257c4", "#7a1fa2")).unwrap();
    let sandbox = start_with(Options { tenant: Some(file), ..Options::default() });
    let html = String::from_utf8_lossy(sandbox.get(&sandbox.authorize("")).await.body()).into_owned();
    assert!(html.contains("Contoso &lt;Zoo&gt;") && html.contains("--accent:#7a1fa2"));
}

#[tokio::test]
async fn an_address_asks_for_its_refusal_on_the_page_or_at_the_app() {
    let sandbox = start(None);
    let mut visitor = Visitor::new(&sandbox.http);
    let page = open(&sandbox, &mut visitor, "").await;
    let page = visitor.press(&page, "next", &[("email", "AADSTS50105@litware.example")]).await.unwrap();
    assert!(page.status == 400 && page.html.contains("AADSTS50105"));
    let page = open(&sandbox, &mut visitor, "").await;
    let page = visitor.press(&page, "next", &[("email", "aadsts131010@litware.example")]).await.unwrap();
    assert_eq!(hidden(&page, "error").as_deref(), Some("access_denied"));
    assert!(hidden(&page, "error_description").unwrap().starts_with("AADSTS131010"));
    let page = open(&sandbox, &mut visitor, "").await;
    let page = visitor.press(&page, "next", &[("email", "aadsts1@litware.example")]).await.unwrap();
    assert!(page.has("error") && page.has("email"), "an account like any other that is not there");
}

#[tokio::test]
async fn a_program_walks_through_the_pages_as_json() {
    let sandbox = start(None);
    let authorize = sandbox.authorize("").as_str().replace("form_post", "query");
    let request = wire::Request::get(authorize).header("accept", "application/json").body(Vec::new()).unwrap();
    let first = sandbox.http.send(request, PROTOCOL_LIMIT).await.unwrap();
    let cookie = first.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
    let page: Value = serde_json::from_slice(first.body()).unwrap();
    assert_eq!((&page["title"], &page["fields"]), (&json!("Sign in"), &json!(["email"])));
    let send = |name: &'static str, value: &'static str| {
        let (flow, action) = (page["flow"].as_str().unwrap(), page["action"].as_str().unwrap());
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs([("flow", flow), (name, value)]).finish();
        let request = wire::Request::post(sandbox.url(action).as_str()).header("cookie", &cookie).body(body.into_bytes()).unwrap();
        sandbox.http.send(request, PROTOCOL_LIMIT)
    };
    let json = |response: Response| serde_json::from_slice::<Value>(response.body()).unwrap();
    let wrong = json(send("email", "nobody@litware.example").await.unwrap());
    assert_eq!(wrong["problem"], "We couldn't find an account with this email address.");
    assert_eq!(json(send("email", CASEY).await.unwrap())["fields"], json!(["password"]));
    let end = send("password", PASSWORD).await.unwrap();
    assert_eq!(end.status().as_u16(), 302);
    assert!(end.headers()["location"].to_str().unwrap().starts_with("http://localhost:9/redirect?code="));
}
