//! `WWW-Authenticate` (RFC 9110 §11.6.1): several headers or several challenges in one, parameters in any order, quoted or not, padding and
//! commas inside. Microsoft's claims challenge is one of them.

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use openidconnect::http::{HeaderMap, header};
use serde_json::Value;

/// With or without padding: both are sent.
const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);

/// The claims that a service demands of the next access token, as JSON on one line.
pub(super) fn claims(headers: &HeaderMap) -> Option<String> {
    let values = headers.get_all(header::WWW_AUTHENTICATE).iter().filter_map(|value| value.to_str().ok());
    let demanded = values.flat_map(parameters).find(|(name, _)| name.eq_ignore_ascii_case("claims"))?.1;
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
    fn what_is_no_challenge_is_none() {
        for header in
            ["Bearer realm=\"\", error=\"invalid_token\"", "Bearer", "", "Bearer claims=\"", "Bearer claims=\"!!!\"", ", ,=,", "claims"]
        {
            assert_eq!(read(&[header]), None, "{header}");
        }
        assert_eq!(read(&[]), None);
    }
}
