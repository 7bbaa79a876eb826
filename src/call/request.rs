//! The flags of a request, and the request that they make.

use clap::{ArgMatches, Args, FromArgMatches, ValueHint};
use openidconnect::http::{HeaderName, HeaderValue, Method, header};
use serde_json::json;
use url::Url;

use super::fields::{self, Field};
use crate::error::{Error, Kind};
use crate::graph::{Options, Request, Version};
use crate::output::{Output, Style, Text};
use crate::terminal::Terminal;
use crate::utf8;

/// The query. Each flag is the system query option with a `$` before its name, which shells would eat.
#[derive(Args, Debug, Default)]
pub struct QueryArgs {
    /// The properties to ask for, separated by commas
    #[arg(long, value_name = "PROPERTIES", help_heading = "Query")]
    pub select: Option<String>,
    /// Only what this holds for, such as "startsWith(displayName,'Ca')"
    #[arg(long, value_name = "EXPRESSION", help_heading = "Query")]
    pub filter: Option<String>,
    /// What is related, too
    #[arg(long, value_name = "RELATION", help_heading = "Query")]
    pub expand: Option<String>,
    /// The order, such as "displayName desc"
    #[arg(long, value_name = "PROPERTIES", help_heading = "Query")]
    pub orderby: Option<String>,
    /// Words, such as displayName:Casey; implies ConsistencyLevel: eventual
    #[arg(long, value_name = "WORDS", help_heading = "Query")]
    pub search: Option<String>,
    /// So many on a page
    #[arg(long, value_name = "NUMBER", help_heading = "Query")]
    pub top: Option<u32>,
    /// How many there are in all; implies ConsistencyLevel: eventual
    #[arg(long, help_heading = "Query")]
    pub count: bool,
    /// Ask the beta version
    #[arg(long, help_heading = "Query")]
    pub beta: bool,
}

/// A service takes an option once; Graph answers the second one with an error that names neither.
fn refuse_twice(options: &Options, path: &str) -> Result<(), Error> {
    let query = path.split_once('?').map(|(_, query)| query).unwrap_or_default();
    let of_path: Vec<String> = url::form_urlencoded::parse(query.as_bytes()).map(|(name, _)| name.to_ascii_lowercase()).collect();
    // Graph takes a name with or without its dollar sign.
    let is_same = |name: &str| of_path.iter().any(|given| given.trim_start_matches('$') == name.trim_start_matches('$'));
    match options.iter().find(|(name, _)| is_same(name)) {
        Some((name, _)) => {
            let flag = name.trim_start_matches('$');
            Err(Error::new(Kind::Usage, "usage", format!("{name} is both in the path and given by --{flag}")).hint("Leave out one of them"))
        }
        None => Ok(()),
    }
}

impl QueryArgs {
    /// Which version a path without one means.
    pub fn version(&self) -> Version {
        if self.beta { Version::Beta } else { Version::V1 }
    }

    fn options(&self) -> Options {
        let top = self.top.map(|top| top.to_string());
        // Graph wants each search term in quotation marks.
        let search = self.search.as_deref().map(|words| if words.contains('"') { words.to_owned() } else { format!("\"{words}\"") });
        let given = [
            ("$select", self.select.as_deref()),
            ("$filter", self.filter.as_deref()),
            ("$expand", self.expand.as_deref()),
            ("$orderby", self.orderby.as_deref()),
            ("$search", search.as_deref()),
            ("$top", top.as_deref()),
            ("$count", self.count.then_some("true")),
        ];
        given.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?.to_owned()))).collect()
    }
}

/// The request.
#[derive(Args, Debug, Default)]
pub struct RequestArgs {
    /// The query.
    #[command(flatten)]
    pub query: QueryArgs,
    /// Members of the JSON body, or parameters of a GET.
    #[command(flatten)]
    fields: Fields,
    /// The body is this file, or stdin (-)
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with_all = ["fields", "raw_fields"], help_heading = "Request")]
    input: Option<String>,
    /// A header; repeatable
    #[arg(long = "header", short = 'H', value_name = "NAME: VALUE", value_parser = header, help_heading = "Request")]
    headers: Vec<(HeaderName, HeaderValue)>,
    /// Show the request, and send nothing
    #[arg(long, help_heading = "Request")]
    pub dry_run: bool,
}

#[derive(Args, Debug, Default)]
struct FieldArgs {
    /// A typed member of the JSON body, or a parameter of a GET.
    #[arg(help = "A member of the JSON body: numbers, true, false and null are such, @FILE is read; nested as a[b]=1, arrays as a[]=1; in the query of a GET", long = "field", short = 'F', value_name = "KEY=VALUE", value_parser = typed, help_heading = "Request")]
    fields: Vec<Field>,
    /// A member of the JSON body that is text
    #[arg(long = "raw-field", short = 'f', value_name = "KEY=VALUE", value_parser = text, help_heading = "Request")]
    raw_fields: Vec<Field>,
}

/// The fields of both flags, in the order of the command line: that of arrays' elements.
#[derive(Debug, Default)]
struct Fields(Vec<Field>);

impl Args for Fields {
    fn augment_args(command: clap::Command) -> clap::Command {
        FieldArgs::augment_args(command)
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        FieldArgs::augment_args_for_update(command)
    }
}

impl FromArgMatches for Fields {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let places = |id: &str| matches.indices_of(id).into_iter().flatten().collect::<Vec<_>>();
        let places = [places("fields"), places("raw_fields")].concat();
        let FieldArgs { fields, raw_fields } = FieldArgs::from_arg_matches(matches)?;
        let mut placed: Vec<(usize, Field)> = places.into_iter().zip(fields.into_iter().chain(raw_fields)).collect();
        placed.sort_by_key(|(place, _)| *place);
        Ok(Self(placed.into_iter().map(|(_, field)| field).collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl RequestArgs {
    /// Whether something is to be sent beside the URL and headers.
    pub fn has_content(&self) -> bool {
        self.input.is_some() || !self.fields.0.is_empty()
    }

    /// The query options; a GET has its fields there.
    pub fn options(&self, method: &Method, path: &str, terminal: &Terminal) -> Result<Options, Error> {
        let mut options = self.query.options();
        refuse_twice(&options, path)?;
        if *method == Method::GET {
            for field in &self.fields.0 {
                options.push(fields::parameter(field, terminal)?);
            }
        }
        Ok(options)
    }

    /// The body. It is read before anything is awaited: Ctrl-C ends a read from a pipe or a terminal that nobody writes to.
    pub fn body(&self, method: &Method, terminal: &Terminal) -> Result<Vec<u8>, Error> {
        match &self.input {
            Some(name) => self.input(name, fields::input(name, terminal)?),
            None if *method == Method::GET || self.fields.0.is_empty() => Ok(Vec::new()),
            None => fields::body(&self.fields.0, terminal),
        }
    }

    /// What is sent of the file `name`: JSON without a byte order mark, and anything else as it is. UTF-16 is not JSON (RFC 8259 §8.1).
    fn input(&self, name: &str, mut bytes: Vec<u8>) -> Result<Vec<u8>, Error> {
        if is_json(utf8::without_mark(&bytes)) {
            utf8::strip_mark(&mut bytes);
        } else if utf8::is_utf16(&bytes) && !self.headers.iter().any(|(name, _)| *name == header::CONTENT_TYPE) {
            return Err(Error::new(Kind::Usage, "usage", format!("{name} is UTF-16 text, not UTF-8"))
                .hint("Save it as UTF-8, or name its type: -H 'Content-Type: TYPE'"));
        }
        Ok(bytes)
    }

    /// The request for `url`.
    pub fn request(&self, method: Method, url: Url, body: Vec<u8>) -> Request {
        let mut request = Request { body, ..Request::new(method, url) };
        if !request.body.is_empty() {
            let kind = if is_json(&request.body) { "application/json" } else { "application/octet-stream" };
            request.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        }
        for (name, _) in &self.headers {
            request.headers.remove(name);
        }
        request.headers.extend(self.headers.iter().cloned().map(|(name, value)| (Some(name), value)));
        request
    }
}

fn is_json(bytes: &[u8]) -> bool {
    serde_json::from_slice::<serde::de::IgnoredAny>(bytes).is_ok()
}

fn typed(text: &str) -> Result<Field, String> {
    field(text, true)
}

fn text(text: &str) -> Result<Field, String> {
    field(text, false)
}

fn field(text: &str, typed: bool) -> Result<Field, String> {
    match text.split_once('=') {
        Some((key, value)) => Ok(Field { key: key.to_owned(), value: Some(value.to_owned()), typed }),
        None if text.ends_with("[]") => Ok(Field { key: text.to_owned(), value: None, typed }),
        None => Err("it is not KEY=VALUE".to_owned()),
    }
}

/// Headers that belong to the connection or to cids: the token goes where cids sends it (RFC 9110 §7.6.1).
const RESERVED: [&str; 13] = [
    "authorization",
    "host",
    "connection",
    "content-length",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "expect",
];

fn header(text: &str) -> Result<(HeaderName, HeaderValue), String> {
    let (name, value) = text.split_once(':').ok_or("it is not NAME: VALUE")?;
    let name = HeaderName::try_from(name.trim()).map_err(|_| "its name is not one of a header")?;
    if RESERVED.contains(&name.as_str()) {
        return Err(format!("{name} is set by cids alone"));
    }
    let value = HeaderValue::try_from(value.trim()).map_err(|_| "its value cannot be sent")?;
    Ok((name, value))
}

/// A request that is shown instead of sent. No token is in it.
pub struct DryRun(pub Request);

impl DryRun {
    fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        let own = self.0.headers.iter().map(|(name, value)| (name.as_str(), value.to_str().unwrap_or("(not text)")));
        own.chain([("authorization", "Bearer ***")])
    }

    fn body(&self) -> Option<String> {
        match std::str::from_utf8(&self.0.body) {
            Ok("") => None,
            Ok(text) => Some(text.to_owned()),
            Err(_) => Some(format!("({} bytes)", self.0.body.len())),
        }
    }
}

impl Output for DryRun {
    fn text(&self) -> Text {
        let mut text = Text::new().line(Style::Value, format!("{} {}", self.0.method, self.0.url));
        for (name, value) in self.headers() {
            text = text.spans(vec![(Style::Label, format!("{name}: ")), (Style::Plain, value.to_owned())]);
        }
        let body = self.body();
        let lines = body.iter().flat_map(|body| body.lines());
        let text = if body.is_some() { text.line(Style::Plain, "") } else { text };
        lines.fold(text, |text, line| text.line(Style::Plain, line))
    }

    fn json(&self) -> String {
        let headers: serde_json::Map<_, _> = self.headers().map(|(name, value)| (name.to_owned(), json!(value))).collect();
        json!({"method": self.0.method.as_str(), "url": self.0.url.as_str(), "headers": headers, "body": self.body()}).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::{Manner, Surroundings};

    #[test]
    fn headers_of_the_connection_and_of_cids_are_refused() {
        for name in ["Authorization", "HOST", "Connection", "Transfer-Encoding", "Content-Length", "Proxy-Authorization", "TE"] {
            assert_eq!(header(&format!("{name}: x")), Err(format!("{} is set by cids alone", name.to_ascii_lowercase())));
        }
        let (name, value) = ("its name is not one of a header", "its value cannot be sent");
        for (wrong, reason) in
            [("Prefer", "it is not NAME: VALUE"), (": x", name), ("a b: c", name), ("X: a\nHost: b", value), ("X: \0", value)]
        {
            assert_eq!(header(wrong), Err(reason.to_owned()), "{wrong:?}");
        }
        assert_eq!(header("If-Match:W/\"a:b\"").unwrap().1, "W/\"a:b\"");
    }

    #[test]
    fn fields_of_both_flags_keep_their_order() {
        let line = ["-Fi[][n]=1", "-f", "i[][s]=x", "--field", "i[][n]=2", "--raw-field=i[][s]=y", "-F", "m[]=1", "-fm[]=x", "-F", "m[]=2"];
        let command = RequestArgs::augment_args(clap::Command::new("x").no_binary_name(true));
        let args = RequestArgs::from_arg_matches(&command.get_matches_from(line)).unwrap();
        let terminal = Terminal::new(Manner::default(), Surroundings::default());
        let request = args.request(Method::POST, Url::parse("https://g/v1.0/me").unwrap(), args.body(&Method::POST, &terminal).unwrap());
        assert_eq!(String::from_utf8(request.body).unwrap(), r#"{"i":[{"n":1,"s":"x"},{"n":2,"s":"y"}],"m":[1,"x",2]}"#);
    }

    #[test]
    fn a_header_of_the_person_replaces_ours() {
        let args = RequestArgs { headers: vec![header("Content-Type: image/jpeg").unwrap()], input: None, ..RequestArgs::default() };
        let args = RequestArgs { fields: Fields(vec![text("a=b").unwrap()]), ..args };
        let terminal = Terminal::new(Manner::default(), Surroundings::default());
        let body = args.body(&Method::PUT, &terminal).unwrap();
        let request = args.request(Method::PUT, Url::parse("https://g/v1.0/me").unwrap(), body);
        let kinds: Vec<_> = request.headers.get_all(header::CONTENT_TYPE).iter().map(HeaderValue::as_bytes).collect();
        assert_eq!((kinds, request.body.as_slice()), (vec![&b"image/jpeg"[..]], &b"{\"a\":\"b\"}"[..]));
    }
}
