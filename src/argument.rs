//! What the value of a flag must be like, where clap cannot tell by itself.

/// A value that says something.
pub fn not_blank(text: &str) -> Result<String, String> {
    if text.trim().is_empty() { Err("it is blank".to_owned()) } else { Ok(text.to_owned()) }
}

/// An API, with or without the `/.default` that a scope for all of it ends with.
pub fn resource(text: &str) -> Result<String, String> {
    not_blank(text.trim().trim_end_matches('/').trim_end_matches("/.default")).map_err(|_| "it names no API".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_resource_is_an_api_and_no_part_of_a_scope() {
        for text in ["api://x", " api://x/", "api://x/.default"] {
            assert_eq!(resource(text).as_deref(), Ok("api://x"), "{text}");
        }
        for text in ["", " ", "/", "/.default", "//"] {
            assert_eq!(resource(text), Err("it names no API".to_owned()), "{text}");
        }
    }
}
