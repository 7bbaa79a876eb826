//! `WWW-Authenticate` (RFC 9110 §11.6.1): several headers or several challenges in one, parameters in any order, quoted or not, padding and
//! commas inside. Microsoft's claims challenge is one of them.

use std::fmt;

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use openidconnect::http::{HeaderMap, header};
use serde_json::Value;

/// With or without padding: both are sent.
const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);

/// Why a service refuses a token (RFC 6750 §3).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Challenge {
    /// `invalid_token`, `insufficient_scope` or another word.
    pub error: Option<String>,
    /// The service's own words.
    pub description: Option<String>,
    /// The scopes that the token must have.
    pub scope: Option<String>,
}

impl Challenge {
    /// What the challenges say, if they say anything.
    pub(super) fn read(headers: &HeaderMap) -> Option<Self> {
        let mut challenge = Self::default();
        for (name, value) in all_parameters(headers).filter(|(_, value)| !value.is_empty()) {
            match name.to_ascii_lowercase().as_str() {
                "error" => challenge.error.get_or_insert(value),
                "error_description" => challenge.description.get_or_insert(value),
                "scope" => challenge.scope.get_or_insert(value),
                _ => continue,
            };
        }
        (challenge != Self::default()).then_some(challenge)
    }
}

impl fmt::Display for Challenge {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scope = self.scope.as_ref().map(|scope| format!("scope {scope}"));
        let parts: Vec<&str> = [&self.error, &self.description, &scope].into_iter().flatten().map(String::as_str).collect();
        formatter.write_str(&parts.join(": "))
    }
}

/// The parameters of all challenges.
fn all_parameters(headers: &HeaderMap) -> impl Iterator<Item = (String, String)> {
    headers.get_all(header::WWW_AUTHENTICATE).iter().filter_map(|value| value.to_str().ok()).flat_map(parameters)
}

/// The claims that a service demands of the next access token, as JSON on one line.
pub(super) fn claims(headers: &HeaderMap) -> Option<String> {
    let demanded = all_parameters(headers).find(|(name, _)| name.eq_ignore_ascii_case("claims"))?.1;
    decode(&demanded)
}

/// Base64 of either alphabet; some services send the JSON itself.
fn decode(text: &str) -> Option<String> {
    let engines = [&alphabet::STANDARD, &alphabet::URL_SAFE].map(|alphabet| GeneralPurpose::new(alphabet, LENIENT));
    let decoded = engines.iter().find_map(|engine| engine.decode(text).ok()).unwrap_or_else(|| text.as_bytes().to_vec());
    match serde_json::from_slice(&decoded) {
        Ok(claims @ Value::Object(_)) => Some(claims.to_string()),
        _ => None,
    }
}

/// The parameters of all challenges in a header, in their order.
fn parameters(header: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = header;
    loop {
        rest = rest.trim_start_matches([' ', '\t', ',']);
        let end = rest.find([' ', '\t', ',', '=']).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        match after.trim_start_matches([' ', '\t']).strip_prefix('=') {
            Some(after) => {
                let (value, after) = value(after.trim_start_matches([' ', '\t']));
                found.push((name.to_owned(), value));
                rest = after;
            }
            // A scheme, or the end.
            None if after.is_empty() => return found,
            None => rest = after,
        }
    }
}

/// A quoted string, or all until the next comma or blank: a token may hold `=` (base64) and `:` (a URL).
fn value(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find([',', ' ', '\t']).unwrap_or(text.len());
        return (text[..end].to_owned(), &text[end..]);
    };
    let mut value = String::new();
    let mut characters = quoted.char_indices();
    while let Some((index, character)) = characters.next() {
        match character {
            '"' => return (value, &quoted[index + 1..]),
            '\\' => value.extend(characters.next().map(|(_, escaped)| escaped)),
            other => value.push(other),
        }
    }
    (value, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLAIMS: &str = "eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7ImVzc2VudGlhbCI6dHJ1ZSwgInZhbHVlIjoiMTYwNDEwNjY1MSJ9fX0=";
    const DECODED: &str = r#"{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}"#;

    fn read(values: &[&str]) -> Option<String> {
        claims(&values.iter().map(|value| (header::WWW_AUTHENTICATE, value.parse().unwrap())).collect())
    }

    #[test]
    fn a_challenge_is_read_however_it_is_written() {
        let unpadded = CLAIMS.trim_end_matches('=');
        for header in [
            format!(
                "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\", \
                 errorDescription=\"a, b=c \\\"d\\\"\", error=\"insufficient_claims\", claims=\"{CLAIMS}\""
            ),
            format!("Bearer claims=\"{CLAIMS}\", realm=\"\""),
            format!("Bearer authorization_uri=https://login.example/a?b=c, claims={CLAIMS}, error=insufficient_claims"),
            format!("Bearer claims = {unpadded}"),
            format!("Negotiate, Basic realm=\"x\", Bearer CLAIMS=\"{CLAIMS}\""),
        ] {
            assert_eq!(read(&[&header]).as_deref(), Some(DECODED), "{header}");
        }
        assert_eq!(read(&["Basic realm=\"claims=\"", &format!("Bearer claims=\"{CLAIMS}\"")]).as_deref(), Some(DECODED));
        assert_eq!(read(&["Bearer claims=\"{\\\"a\\\":1}\""]).as_deref(), Some("{\"a\":1}"));
    }

    #[test]
    fn why_a_token_is_refused_is_read() {
        let read = |value: &str| Challenge::read(&HeaderMap::from_iter([(header::WWW_AUTHENTICATE, value.parse().unwrap())]));
        let told = |value: &str| read(value).map(|challenge| challenge.to_string());
        assert_eq!(
            told("Bearer error=\"invalid_token\", error_description=\"The audience 'x' is invalid\"").as_deref(),
            Some("invalid_token: The audience 'x' is invalid")
        );
        assert_eq!(
            read("Bearer realm=\"a\", scope=\"Tasks.Read Tasks.Write\", error=insufficient_scope").unwrap().scope.as_deref(),
            Some("Tasks.Read Tasks.Write")
        );
        assert_eq!((told("Bearer"), told("Bearer realm=\"\""), told("Bearer error=\"\"")), (None, None, None));
    }

    #[test]
    fn what_is_no_challenge_is_none() {
        for header in
            ["Bearer realm=\"\", error=\"invalid_token\"", "Bearer", "", "Bearer claims=\"", "Bearer claims=\"!!!\"", ", ,=,", "claims"]
        {
            assert_eq!(read(&[header]), None, "{header}");
        }
        assert_eq!(read(&[]), None);
    }
}
