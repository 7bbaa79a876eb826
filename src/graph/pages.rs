//! Pages of a collection. The link to the next page stands before the rows: the next page is asked for as soon as its link is seen, while
//! this one is still being read. A link is followed as it stands, to the same host alone, and never twice.

use std::borrow::Cow;
use std::collections::HashSet;
use std::collections::hash_map::DefaultHasher;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::pin::Pin;
use std::task::Poll;

use openidconnect::http::{HeaderMap, StatusCode, header};
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use url::Url;

use super::{ApiClient, BODY_LIMIT, Error, Request};
use crate::http::Incoming;
use crate::secret::Secret;
use crate::utf8;

/// A page as it came.
pub struct Page {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The bytes.
    pub body: Vec<u8>,
}

/// What is in a page.
pub struct Content<'a> {
    /// The rows, as Graph sent them.
    pub rows: Rows<'a>,
    /// Where the next page is.
    pub next_link: Option<Cow<'a, str>>,
    /// Where the changes from now on will be.
    pub delta_link: Option<Cow<'a, str>>,
}

/// The rows of an answer.
pub enum Rows<'a> {
    /// A collection.
    List(Vec<&'a RawValue>),
    /// One thing.
    One(&'a RawValue),
}

impl Page {
    /// What is in it.
    pub fn content(&self) -> Result<Content<'_>, Error> {
        let text = utf8::text(&self.body).map_err(|error| Error::NotJson { bytes: self.body.len(), reason: error.to_string() })?;
        let malformed = |error: serde_json::Error| Error::not_json(&self.body, &error);
        let alone = |rows| Content { rows, next_link: None, delta_link: None };
        if text.trim_start().starts_with('[') {
            return serde_json::from_str(text).map(|rows| alone(Rows::List(rows))).map_err(malformed);
        }
        if text.trim_start().starts_with('{') {
            let collection: Collection<'_> = serde_json::from_str(text).map_err(malformed)?;
            if let Some(Value::List(rows)) = collection.value {
                return Ok(Content { rows: Rows::List(rows), next_link: collection.next_link, delta_link: collection.delta_link });
            }
        }
        serde_json::from_str(text).map(|one| alone(Rows::One(one))).map_err(malformed)
    }
}

#[derive(Deserialize)]
struct Collection<'a> {
    #[serde(rename = "@odata.nextLink", borrow, default)]
    next_link: Option<Cow<'a, str>>,
    #[serde(rename = "@odata.deltaLink", borrow, default)]
    delta_link: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    value: Option<Value<'a>>,
}

/// The member `value`: a list, or something that is no collection.
enum Value<'a> {
    List(Vec<&'a RawValue>),
    Other,
}

impl<'de: 'a, 'a> Deserialize<'de> for Value<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Value<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a value")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Self::Value, A::Error> {
                // As many as Graph sends at most.
                let mut rows = Vec::with_capacity(1000);
                while let Some(row) = sequence.next_element()? {
                    rows.push(row);
                }
                Ok(Value::List(rows))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Value::Other)
            }

            fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
                Ok(Value::Other)
            }

            fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
                Ok(Value::Other)
            }

            fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
                Ok(Value::Other)
            }

            fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
                Ok(Value::Other)
            }

            fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
                Ok(Value::Other)
            }

            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(Value::Other)
            }
        }
        deserializer.deserialize_any(Reader)
    }
}

/// Follows the links from page to page.
pub struct Pages<'a> {
    client: &'a ApiClient<'a>,
    request: Request,
    token: Secret,
    /// The page that is to be had next.
    link: Option<Url>,
    /// The page after the one that was had last, if its link was seen early.
    ahead: Option<Ahead<'a>>,
    fetched: Option<(Url, Result<Fetched<'a>, Error>)>,
    /// Hashes of the links that were followed: a few bytes a page.
    seen: HashSet<u64>,
}

struct Fetched<'a> {
    page: Page,
    ahead: Option<Ahead<'a>>,
}

/// A page that was asked for.
struct Ahead<'a> {
    link: Url,
    head: Pin<Box<dyn Future<Output = Result<Incoming, Error>> + 'a>>,
    arrived: Option<Result<Incoming, Error>>,
}

impl Ahead<'_> {
    /// Lets it come on; ends when its head is there.
    async fn advance(&mut self) {
        if self.arrived.is_none() {
            self.arrived = Some(self.head.as_mut().await);
        }
    }

    /// Lets it be sent, without waiting for anything.
    async fn send(&mut self) {
        std::future::poll_fn(|context| {
            if self.arrived.is_none()
                && let Poll::Ready(head) = self.head.as_mut().poll(context)
            {
                self.arrived = Some(head);
            }
            Poll::Ready(())
        })
        .await;
        // The connection is a task of its own, and writes when it has its turn.
        tokio::task::yield_now().await;
    }
}

impl<'a> Pages<'a> {
    /// The pages from `first` on, which is a GET; its headers go with each page.
    pub fn new(client: &'a ApiClient<'a>, first: Request, token: Secret) -> Self {
        let seen = HashSet::from([hash(&first.url)]);
        Self { client, link: Some(first.url.clone()), request: first, token, ahead: None, fetched: None, seen }
    }

    /// The next page, if there is one. After an error it can be asked for again.
    pub async fn next(&mut self) -> Result<Option<Page>, Error> {
        let Some(link) = self.link.clone() else { return Ok(None) };
        let fetched = match (self.fetched.take(), self.ahead.take()) {
            (Some((of, result)), _) if of == link => result?,
            (_, Some(ahead)) if ahead.link == link => self.receive(ahead).await?,
            _ => self.receive(self.ask(link)).await?,
        };
        self.link = None;
        self.ahead = fetched.ahead;
        Ok(Some(fetched.page))
    }

    /// Fetches the page after the one that was had last, if its link was seen early.
    pub async fn prefetch(&mut self) {
        if let Some(ahead) = self.ahead.take() {
            let link = ahead.link.clone();
            self.fetched = Some((link, self.receive(ahead).await));
        }
    }

    /// Says where the next page is, as the one that was had last tells.
    pub fn follow(&mut self, next_link: Option<&str>) -> Result<(), Error> {
        self.link = match next_link {
            None => None,
            Some(link) => Some(self.client.linked(link)?),
        };
        match &self.link {
            Some(link) if !self.seen.insert(hash(link)) => Err(Error::Loop),
            _ => Ok(()),
        }
    }

    /// The token for the pages to come.
    pub fn renew(&mut self, token: Secret) {
        self.token = token;
        (self.ahead, self.fetched) = (None, None);
    }

    fn ask(&self, link: Url) -> Ahead<'a> {
        let request = Request { url: link.clone(), ..self.request.clone() };
        let (client, token) = (self.client, self.token.clone());
        Ahead { link, head: Box::pin(async move { client.open(&request, &token).await }), arrived: None }
    }

    /// The page that was asked for; once more if it breaks off.
    async fn receive(&self, mut asked: Ahead<'a>) -> Result<Fetched<'a>, Error> {
        let mut tried = 0;
        loop {
            tried += 1;
            asked.advance().await;
            let incoming = asked.arrived.take().expect("it was waited for")?;
            match self.read(incoming, &asked.link).await {
                Err(Error::Network(error)) if self.client.http.wait_after(&error, tried).await => asked = self.ask(asked.link),
                other => return other,
            }
        }
    }

    async fn read(&self, mut incoming: Incoming, own: &Url) -> Result<Fetched<'a>, Error> {
        let length = incoming.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
        let mut body = Vec::with_capacity(length.unwrap_or(0).min(BODY_LIMIT));
        let (mut ahead, mut looked) = (None::<Ahead<'a>>, false);
        loop {
            let chunk = match &mut ahead {
                Some(ahead) if ahead.arrived.is_none() => tokio::select! {
                    biased;
                    chunk = incoming.chunk() => chunk,
                    () = ahead.advance() => continue,
                },
                _ => incoming.chunk().await,
            };
            let Some(chunk) = chunk.map_err(Error::Network)? else { break };
            incoming.append(&mut body, &chunk, BODY_LIMIT).map_err(Error::Network)?;
            if !looked {
                let early = early_link(&body);
                looked = !matches!(early, Early::NotYet);
                if let Early::Link(link) = early
                    && let Ok(link) = self.client.linked(&link)
                    && link != *own
                    && !self.seen.contains(&hash(&link))
                {
                    ahead.insert(self.ask(link)).send().await;
                }
            }
        }
        utf8::strip_mark(&mut body);
        let page = Page { status: incoming.status(), headers: incoming.headers().clone(), body };
        Ok(Fetched { page, ahead })
    }
}

fn hash(link: &Url) -> u64 {
    let mut hasher = DefaultHasher::new();
    link.as_str().hash(&mut hasher);
    hasher.finish()
}

/// What the beginning of a page says of the next one.
#[derive(Debug, PartialEq, Eq)]
enum Early {
    NotYet,
    None,
    Link(String),
}

/// Looks for the link before the rows. A guess that is wrong costs a request: what counts is what the whole page says.
fn early_link(beginning: &[u8]) -> Early {
    const LONGEST: usize = 64 * 1024;
    // Inside of a text, a quotation mark has a backslash before it: these are names.
    let find = |name: &[u8]| beginning.windows(name.len()).take(LONGEST).position(|window| window == name);
    let rows = find(b"\"value\"");
    match find(b"\"@odata.nextLink\"").filter(|link| rows.is_none_or(|rows| *link < rows)) {
        Some(name) => {
            let after = beginning[name + b"\"@odata.nextLink\"".len()..].trim_ascii_start();
            let text = after.strip_prefix(b":").map(<[u8]>::trim_ascii_start);
            match text.map(|text| serde_json::Deserializer::from_slice(text).into_iter::<String>().next()) {
                Some(Some(Ok(link))) => Early::Link(link),
                _ if rows.is_some() || beginning.len() > LONGEST => Early::None,
                _ => Early::NotYet,
            }
        }
        None if rows.is_some() || beginning.len() > LONGEST => Early::None,
        None => Early::NotYet,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(body: &[u8]) -> Page {
        Page { status: StatusCode::OK, headers: HeaderMap::new(), body: body.to_vec() }
    }

    fn rows(body: &str) -> Vec<String> {
        match page(body.as_bytes()).content().unwrap().rows {
            Rows::List(rows) => rows.into_iter().map(|row| row.get().to_owned()).collect(),
            Rows::One(one) => vec![format!("one: {}", one.get())],
        }
    }

    #[test]
    fn rows_are_the_bytes_that_graph_sent() {
        let body = r#"{"@odata.context":"x","value":[{"n":12345678901234567890123.10, "s":"\u00e9\/"},[1],null]}"#;
        assert_eq!(rows(body), [r#"{"n":12345678901234567890123.10, "s":"\u00e9\/"}"#, "[1]", "null"]);
        assert_eq!(rows(" [1, 2]"), ["1", "2"]);
        assert_eq!(rows("\u{feff}[1]"), ["1"]);
        for one in [r#"{"@odata.context":"x","value":"text"}"#, r#"{"value":{"a":1}}"#, r#"{"value":null}"#, r#"{"id":1}"#, "2", "\"t\""] {
            assert_eq!(rows(one), [format!("one: {one}")], "{one}");
        }
    }

    #[test]
    fn what_is_not_json_says_where() {
        for (body, reason) in [
            (&b"<html>"[..], "line 1 column 1"),
            (b"", "EOF"),
            (b"{\"value\":[{\"a\":1}", "EOF"),
            (b"{\"value\":[{\"a\":\"\xff\"}]}", "UTF-8"),
            (b"\xff\xfe{\0}\0", "UTF-16"),
            (b"{\"value\":[]} x", "trailing"),
        ] {
            let error = page(body).content().err().map(|error| error.to_string()).unwrap_or_default();
            assert!(error.contains(reason), "{error}");
        }
    }

    #[test]
    fn the_link_is_seen_before_the_rows_have_come() {
        let link = |text: &str| early_link(text.as_bytes());
        assert_eq!(
            link(r#"{"@odata.context":"c","@odata.nextLink" : "https://g/a?b=\u0026c","value":[{"#),
            Early::Link("https://g/a?b=&c".into())
        );
        assert_eq!(link(r#"{"@odata.nextLink":"https://g/a"#), Early::NotYet);
        assert_eq!(link(r#"{"@odata.nextLink""#), Early::NotYet);
        assert_eq!(link(r#"{"@odata.context":"c"#), Early::NotYet);
        assert_eq!(link(r#"{"value":[{"a":"\"@odata.nextLink\":"#), Early::None);
        assert_eq!(link(r#"{"value":[],"@odata.nextLink":"https://g/a"}"#), Early::None);
        assert_eq!(link(r#"{"a":"\"@odata.nextLink\":\"https://evil\"","value":["#), Early::None);
    }
}
