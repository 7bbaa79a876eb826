//! The lines that `--verbose` shows of a request and its response. What is not known to be harmless is masked.

use openidconnect::http::{HeaderMap, StatusCode};
use url::form_urlencoded;

use super::{Request, Response};

const MASK: &str = "***";

/// Parameters and JSON members whose values may be shown. Everything else is masked, so that a new secret is never shown by omission.
const SHOWN: &[&str] = &[
    "$count",
    "$expand",
    "$filter",
    "$orderby",
    "$search",
    "$select",
    "$skip",
    "$top",
    "api-version",
    "appid",
    "authorization_endpoint",
    "client_id",
    "code_challenge_method",
    "correlation_id",
    "device_authorization_endpoint",
    "end_session_endpoint",
    "error",
    "error_codes",
    "error_description",
    "error_uri",
    "expires_in",
    "ext_expires_in",
    "grant_type",
    "issuer",
    "jwks_uri",
    "msgraph_host",
    "prompt",
    "redirect_uri",
    "response_mode",
    "response_type",
    "scope",
    "suberror",
    "tenant_region_scope",
    "timestamp",
    "token_endpoint",
    "token_type",
    "trace_id",
];
const SHOWN_HEADERS: &[&str] = &[
    "accept",
    "cache-control",
    "client-request-id",
    "content-length",
    "content-type",
    "date",
    "etag",
    "location",
    "request-id",
    "retry-after",
    "x-ms-request-id",
];

/// Tells `show` about `request`.
pub(super) fn request(request: &Request, mut show: impl FnMut(&str)) {
    let uri = request.uri();
    let query = uri.query().map(|query| format!("?{}", masked_form(query.as_bytes()))).unwrap_or_default();
    let origin = format!("{}://{}", uri.scheme_str().unwrap_or_default(), uri.authority().map_or("", |authority| authority.as_str()));
    show(&format!("> {} {origin}{}{query}", request.method(), uri.path()));
    headers(request.headers(), '>', &mut show);
    if !request.body().is_empty() {
        show(&format!("> {}", masked_body(request.body(), is_form(request.headers()))));
    }
}

/// Tells `show` about `response`.
pub(super) fn response(response: &Response, mut show: impl FnMut(&str)) {
    head(response.status(), response.headers(), &mut show);
    if !response.body().is_empty() {
        show(&format!("< {}", masked_body(response.body(), false)));
    }
}

/// Tells `show` about a response whose body is still to come.
pub(super) fn head(status: StatusCode, fields: &HeaderMap, mut show: impl FnMut(&str)) {
    show(&format!("< {status}"));
    headers(fields, '<', &mut show);
}

fn headers(headers: &HeaderMap, direction: char, show: &mut impl FnMut(&str)) {
    for (name, value) in headers {
        let shown = SHOWN_HEADERS.contains(&name.as_str());
        // A redirect's query is as secret as a request's, and so is its fragment.
        let value = value.to_str().unwrap_or(MASK).split(['?', '#']).next().unwrap_or_default();
        show(&format!("{direction} {name}: {}", if shown { value } else { MASK }));
    }
}

fn is_form(headers: &HeaderMap) -> bool {
    headers
        .get("content-type")
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.starts_with("application/x-www-form-urlencoded"))
}

fn masked_body(body: &[u8], form: bool) -> String {
    if form {
        return masked_form(body);
    }
    match serde_json::from_slice::<serde_json::Value>(body) {
        Ok(serde_json::Value::Object(members)) => {
            let masked: serde_json::Map<_, _> = members
                .into_iter()
                .map(|(name, value)| if SHOWN.contains(&name.as_str()) { (name, value) } else { (name, MASK.into()) })
                .collect();
            serde_json::Value::Object(masked).to_string()
        }
        _ => format!("({} bytes)", body.len()),
    }
}

fn masked_form(form: &[u8]) -> String {
    let pairs = form_urlencoded::parse(form);
    let masked = pairs.map(|(name, value)| if SHOWN.contains(&&*name) { format!("{name}={value}") } else { format!("{name}={MASK}") });
    masked.collect::<Vec<_>>().join("&")
}

#[cfg(test)]
mod tests {
    use super::*;
    use openidconnect::http;

    fn lines_of_request(sent: &Request) -> Vec<String> {
        let mut lines = Vec::new();
        request(sent, |line| lines.push(line.to_owned()));
        lines
    }

    #[test]
    fn a_token_request_shows_its_names_and_masks_its_secrets() {
        let request = http::Request::post("https://contoso.ciamlogin.com/t/oauth2/v2.0/token?x=hidden")
            .header("Authorization", "Bearer hidden")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .body(b"grant_type=authorization_code&code=hidden&client_secret=hidden&new_thing=hidden&scope=openid".to_vec())
            .unwrap();
        assert_eq!(
            lines_of_request(&request),
            [
                "> POST https://contoso.ciamlogin.com/t/oauth2/v2.0/token?x=***",
                "> authorization: ***",
                "> content-type: application/x-www-form-urlencoded",
                "> grant_type=authorization_code&code=***&client_secret=***&new_thing=***&scope=openid",
            ]
        );
    }

    #[test]
    fn of_a_redirect_only_the_page_is_shown() {
        for hidden in ["", "?code=hidden", "#access_token=hidden", "?code=hidden#access_token=hidden", "#access_token=hidden?x"] {
            let answer = http::Response::builder().status(302).header("Location", format!("http://localhost:1/cb{hidden}"));
            let mut lines = Vec::new();
            response(&answer.body(Vec::new()).unwrap(), |line| lines.push(line.to_owned()));
            assert_eq!(lines[1], "< location: http://localhost:1/cb");
        }
    }

    #[test]
    fn a_token_response_shows_its_names_and_masks_its_secrets() {
        let answer = http::Response::builder()
            .status(200)
            .body(br#"{"token_type":"Bearer","access_token":"hidden","refresh_token":"hidden","id_token":"hidden"}"#.to_vec())
            .unwrap();
        let mut lines = Vec::new();
        response(&answer, |line| lines.push(line.to_owned()));
        assert_eq!(lines[1], r#"< {"token_type":"Bearer","access_token":"***","refresh_token":"***","id_token":"***"}"#);
    }
}
