//! The page that the browser ends on. It loads nothing, runs nothing, and has no code, no state and no markup of anybody else's.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Headers of every answer.
pub(super) const HEADERS: [(&str, &str); 6] = [
    ("Content-Type", "text/html; charset=utf-8"),
    ("Cache-Control", "no-store"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Server", "cids"),
];

const STYLE: &str = "\
:root{color-scheme:light dark;font:17px/1.5 system-ui,sans-serif;--ground:#f4f6f9;--card:#fff;--ink:#1b2430;--quiet:#5a6675;--good:#0a7d4b;--bad:#b3261e}\
@media(prefers-color-scheme:dark){:root{--ground:#12161c;--card:#1c222b;--ink:#e8edf4;--quiet:#9aa7b6;--good:#4cc38a;--bad:#ff8a80}}\
body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--ground);color:var(--ink)}\
main{max-width:30rem;margin:1rem;padding:2rem 2.25rem;background:var(--card);border-radius:14px;box-shadow:0 6px 30px #0002}\
h1{font-size:1.35rem;margin:0 0 .75rem}h1.good{color:var(--good)}h1.bad{color:var(--bad)}\
p{margin:.5rem 0;overflow-wrap:anywhere}small{display:block;margin-top:1.25rem;color:var(--quiet)}";

/// A page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    good: bool,
    heading: String,
    lines: Vec<String>,
}

impl Page {
    /// It went well.
    pub fn success(heading: impl Into<String>, lines: Vec<String>) -> Self {
        Self { good: true, heading: heading.into(), lines }
    }

    /// It did not.
    pub fn failure(heading: impl Into<String>, lines: Vec<String>) -> Self {
        Self { good: false, heading: heading.into(), lines }
    }

    /// An ignored request.
    pub(super) fn refusal(reason: &str) -> Self {
        Self::failure(
            "Nothing to see here",
            vec![format!("cids ignored this request because {reason}."), "cids is still waiting for the browser to return.".into()],
        )
    }

    pub(super) fn status(&self) -> u16 {
        if self.good { 200 } else { 400 }
    }

    pub(super) fn html(&self) -> String {
        let class = if self.good { "good" } else { "bad" };
        let heading = escape(&self.heading);
        let lines: String = self.lines.iter().map(|line| format!("<p>{}</p>", escape(line))).collect();
        format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
             <title>{heading}</title><style>{STYLE}</style></head><body><main><h1 class=\"{class}\">{heading}</h1>{lines}\
             <small>Do not share this page, its address or a picture of it.</small></main></body></html>"
        )
    }
}

/// Nothing is allowed but the one style above, by its hash.
pub(super) fn content_security_policy() -> String {
    let hash = STANDARD.encode(Sha256::digest(STYLE));
    format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
}

fn escape(text: &str) -> String {
    let escaped = text.chars().map(|character| match character {
        '&' => "&amp;".to_owned(),
        '<' => "&lt;".to_owned(),
        '>' => "&gt;".to_owned(),
        '"' => "&quot;".to_owned(),
        '\'' => "&#39;".to_owned(),
        hidden if hidden.is_control() => " ".to_owned(),
        plain => plain.to_string(),
    });
    escaped.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_shown_and_not_obeyed() {
        let html = Page::failure("</title><script>", vec!["<img onerror=x> \"quoted\" 'single' &amp;\u{1b}[2J".into()]).html();
        assert!(html.contains("<title>&lt;/title&gt;&lt;script&gt;</title>"));
        assert!(html.contains("<p>&lt;img onerror=x&gt; &quot;quoted&quot; &#39;single&#39; &amp;amp; [2J</p>"));
    }
}
