//! A visitor of the hosted pages: a browser without a screen. It keeps cookies, follows redirects, and fills in forms by element id,
//! so that the whole journey can be walked where there is no browser.

use std::collections::BTreeMap;
use std::fmt;

use openidconnect::http::{self as wire, header};
use url::{Url, form_urlencoded};

use crate::http::{self, HttpClient, PROTOCOL_LIMIT, Response};

/// As browsers do, more or less.
const MOST_REDIRECTS: usize = 10;

/// Walks through pages.
pub struct Visitor<'a> {
    http: &'a HttpClient,
    cookies: Vec<Cookie>,
}

struct Cookie {
    origin: url::Origin,
    name: String,
    value: String,
}

/// A page that the visitor is on.
pub struct Page {
    /// Where it is.
    pub url: Url,
    /// The HTTP status.
    pub status: u16,
    /// The document.
    pub html: String,
}

/// Why the visitor cannot go on.
#[derive(Debug)]
pub enum Error {
    /// No answer.
    Network(http::Error),
    /// A redirect or a form leads nowhere.
    DeadEnd {
        /// Where the visitor was.
        at: String,
    },
    /// The page lacks an element.
    NoSuchElement {
        /// The element's id.
        id: String,
        /// Where the visitor was.
        at: String,
    },
}

impl<'a> Visitor<'a> {
    /// A visitor without cookies.
    pub fn new(http: &'a HttpClient) -> Self {
        Self { http, cookies: Vec::new() }
    }

    /// Goes to `url`.
    pub async fn open(&mut self, url: &Url) -> Result<Page, Error> {
        self.walk(url.clone(), None).await
    }

    /// Fills in the fields with these ids and presses the button with id `button`; a link is followed.
    pub async fn press(&mut self, page: &Page, button: &str, fields: &[(&str, &str)]) -> Result<Page, Error> {
        let missing = |id: &str| Error::NoSuchElement { id: id.to_owned(), at: place(&page.url) };
        let tags = tags(&page.html);
        let position = tags.iter().position(|tag| tag.get("id") == Some(button)).ok_or_else(|| missing(button))?;
        let pressed = &tags[position];
        if pressed.name == "a" {
            let target = Self::target(page, pressed.get("href").unwrap_or_default())?;
            return self.walk(target, None).await;
        }
        let start = tags[..position].iter().rposition(|tag| tag.name == "form").ok_or_else(|| missing(button))?;
        let form = form_at(&tags, start);
        for (id, _) in fields {
            form.iter().find(|tag| tag.get("id") == Some(id)).ok_or_else(|| missing(id))?;
        }
        self.send(page, form, Some(pressed), |tag| fields.iter().find(|(id, _)| tag.get("id") == Some(id)).map(|(_, value)| *value)).await
    }

    /// Sends the page's first form with these fields, by name: for pages of others, whose elements have no ids.
    pub async fn submit(&mut self, page: &Page, fields: &[(&str, &str)]) -> Result<Page, Error> {
        let tags = tags(&page.html);
        let start = tags.iter().position(|tag| tag.name == "form").ok_or_else(|| Error::DeadEnd { at: place(&page.url) })?;
        let filled = |tag: &Tag| fields.iter().find(|(name, _)| tag.get("name") == Some(name)).map(|(_, value)| *value);
        self.send(page, form_at(&tags, start), None, filled).await
    }

    async fn send<'t>(
        &mut self,
        page: &Page,
        form: &'t [Tag],
        pressed: Option<&'t Tag>,
        filled: impl Fn(&Tag) -> Option<&'t str>,
    ) -> Result<Page, Error> {
        let mut body = form_urlencoded::Serializer::new(String::new());
        for tag in form.iter().filter(|tag| matches!(tag.name.as_str(), "input" | "select" | "button" | "textarea")) {
            let Some(name) = tag.get("name") else { continue };
            let is_sent = match (tag.name.as_str(), tag.get("type")) {
                ("button", _) => pressed.is_some_and(|pressed| std::ptr::eq(pressed, tag)),
                (_, Some("checkbox" | "radio")) => filled(tag).map_or(tag.get("checked").is_some(), |value| !value.is_empty()),
                _ => true,
            };
            if is_sent {
                body.append_pair(name, filled(tag).or_else(|| tag.get("value")).unwrap_or_default());
            }
        }
        // A button may lead elsewhere than its form.
        let action = pressed.and_then(|pressed| pressed.get("formaction")).or_else(|| form[0].get("action")).unwrap_or_default();
        let mut target = Self::target(page, action)?;
        if form[0].get("method").is_some_and(|method| method.eq_ignore_ascii_case("post")) {
            return self.walk(target, Some(body.finish())).await;
        }
        target.set_query(Some(&body.finish()));
        self.walk(target, None).await
    }

    fn target(page: &Page, reference: &str) -> Result<Url, Error> {
        page.url.join(reference).map_err(|_| Error::DeadEnd { at: place(&page.url) })
    }

    async fn walk(&mut self, mut url: Url, mut form: Option<String>) -> Result<Page, Error> {
        for _ in 0..MOST_REDIRECTS {
            let response = self.request(&url, form.take()).await?;
            self.keep_cookies(&url, &response);
            let status = response.status();
            let location = response.headers().get(header::LOCATION).and_then(|value| value.to_str().ok());
            match location {
                Some(location) if status.is_redirection() => {
                    url = url.join(location).map_err(|_| Error::DeadEnd { at: place(&url) })?;
                }
                _ => {
                    let html = String::from_utf8_lossy(response.body()).into_owned();
                    return Ok(Page { url, status: status.as_u16(), html });
                }
            }
        }
        Err(Error::DeadEnd { at: place(&url) })
    }

    async fn request(&self, url: &Url, form: Option<String>) -> Result<Response, Error> {
        let mut request = wire::Request::builder().uri(url.as_str()).header(header::ACCEPT, "text/html");
        let cookies: Vec<String> =
            self.cookies.iter().filter(|cookie| cookie.origin == url.origin()).map(|c| format!("{}={}", c.name, c.value)).collect();
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        let request = match form {
            Some(form) => request.method("POST").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(form.into_bytes()),
            None => request.method("GET").body(Vec::new()),
        };
        let request = request.map_err(|_| Error::DeadEnd { at: place(url) })?;
        self.http.send(request, PROTOCOL_LIMIT).await.map_err(Error::Network)
    }

    fn keep_cookies(&mut self, url: &Url, response: &Response) {
        for cookie in response.headers().get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok()) {
            let pair = cookie.split(';').next().unwrap_or_default();
            let Some((name, value)) = pair.split_once('=') else { continue };
            self.cookies.retain(|kept| kept.name != name || kept.origin != url.origin());
            if !value.is_empty() {
                self.cookies.push(Cookie { origin: url.origin(), name: name.to_owned(), value: value.to_owned() });
            }
        }
    }
}

impl Page {
    /// What its forms send unasked, by name.
    pub fn hidden_fields(&self) -> BTreeMap<String, String> {
        let tags = tags(&self.html);
        let hidden = tags.iter().filter(|tag| tag.get("type") == Some("hidden"));
        hidden.filter_map(|tag| Some((tag.get("name")?.to_owned(), tag.get("value")?.to_owned()))).collect()
    }

    /// Whether the page has an element with this id.
    pub fn has(&self, id: &str) -> bool {
        tags(&self.html).iter().any(|tag| tag.get("id") == Some(id))
    }
}

/// A URL without its query, which may hold a code.
fn place(url: &Url) -> String {
    format!("{}{}", url.origin().ascii_serialization(), url.path())
}

struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// The tags of the form that begins at `start`.
fn form_at(tags: &[Tag], start: usize) -> &[Tag] {
    let length = tags[start..].iter().position(|tag| tag.name == "/form").unwrap_or(tags.len() - start);
    &tags[start..start + length]
}

/// The tags of a well-formed document, in order; a closing tag's name begins with a slash.
fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        let name_length = rest.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(rest.len());
        let mut tag = Tag { name: rest[..name_length].to_ascii_lowercase(), attributes: Vec::new() };
        rest = &rest[name_length..];
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            if rest.is_empty() || rest.starts_with('>') {
                break;
            }
            let name_end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/')).unwrap_or(rest.len());
            let name = rest[..name_end].to_ascii_lowercase();
            rest = &rest[name_end..];
            let mut value = String::new();
            if let Some(quoted) = rest.strip_prefix("=\"") {
                let end = quoted.find('"').unwrap_or(quoted.len());
                value = unescape(&quoted[..end]);
                rest = quoted.get(end + 1..).unwrap_or_default();
            } else if let Some(bare) = rest.strip_prefix('=') {
                let end = bare.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(bare.len());
                bare[..end].clone_into(&mut value);
                rest = &bare[end..];
            }
            tag.attributes.push((name, value));
        }
        tags.push(tag);
    }
    tags
}

fn unescape(text: &str) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&")]
        .iter()
        .fold(text.to_owned(), |text, (entity, character)| text.replace(entity, character))
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Network(_) => formatter.write_str("a page did not load"),
            Self::DeadEnd { at } => write!(formatter, "{at} leads nowhere"),
            Self::NoSuchElement { id, at } => write!(formatter, "{at} has no element with id {id}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Network(source) => Some(source),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_their_attributes_are_read() {
        let tags = tags(r#"<!doctype html><form method="post" action="/a?b=1&amp;c=2"><input id=x name="y" required/>text</form>"#);
        let seen: Vec<_> = tags.iter().map(|tag| (tag.name.as_str(), tag.attributes.len())).collect();
        assert_eq!(seen, [("!doctype", 1), ("form", 2), ("input", 3), ("/form", 0)]);
        assert_eq!(tags[1].get("action"), Some("/a?b=1&c=2"));
        assert_eq!((tags[2].get("id"), tags[2].get("name"), tags[2].get("required")), (Some("x"), Some("y"), Some("")));
    }
}
