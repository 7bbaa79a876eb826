//! `--jq`: jq expressions, without jq. Numbers beyond 2^53 stay what they are.

use jaq_core::data::JustLut;
use jaq_core::load::{self, Arena, File, Loader};
use jaq_core::native::{self, Fun};
use jaq_core::{Compiler, Ctx, Vars, compile};
use jaq_json::Val;
use serde_json::value::RawValue;

use crate::error::{Error, Kind};

/// Formats of jq that the crates leave out.
const FORMATS: &str = r#"
def @csv: map(if isstring then "\"" + (split("\"") | join("\"\"")) + "\"" elif . == null then "" else tojson end) | join(",");
def @tsv: map(if isstring then split("\\") | join("\\\\") | split("\t") | join("\\t") | split("\n") | join("\\n") | split("\r") | join("\\r")
  elif . == null then "" else tojson end) | join("\t");
"#;

/// Lists and objects inside of each other. Values are read, written and freed by recursion, which a service must not lead without end.
const DEEPEST: usize = 128;

/// An expression that can be applied.
pub struct Filter {
    compiled: compile::Filter<jaq_core::Native<JustLut<Val>>>,
    on_list: bool,
}

impl Filter {
    /// Reads `code`.
    pub fn new(code: &str) -> Result<Self, Error> {
        let formats = load::parse(FORMATS, |parser| parser.defs()).unwrap_or_default();
        let definitions = jaq_core::defs().chain(jaq_std::defs()).chain(jaq_json::defs()).chain(formats);
        let functions =
            jaq_core::funs().chain(jaq_std::funs()).chain(jaq_json::funs().filter(|(name, ..)| *name != "fromjson")).chain([fromjson()]);
        let arena = Arena::default();
        let modules = Loader::new(definitions).load(&arena, File { code, path: () });
        let modules = modules.map_err(|errors| bad(errors.into_iter().map(|(_, error)| unread(error))))?;
        let compiled = Compiler::default().with_funs(functions).compile(modules);
        let undefined = |(name, what): (&str, compile::Undefined)| format!("there is no {} {name}", what.as_str());
        let compiled = compiled.map_err(|errors| bad(errors.into_iter().flat_map(|(_, errors)| errors).map(undefined)))?;
        Ok(Self { compiled, on_list: false })
    }

    /// Whether its input is the list of all rows.
    #[must_use]
    pub fn on_list(self, on_list: bool) -> Self {
        Self { on_list, ..self }
    }

    /// What it makes of `input`: JSON texts, perhaps without end.
    pub fn apply(&self, input: &str) -> Result<impl Iterator<Item = Result<Box<RawValue>, Error>>, Error> {
        if depth(input.as_bytes()) > DEEPEST {
            return Err(too_deep());
        }
        let input = read(input).map_err(|error| self.failed(&error.to_string()))?;
        let context = Ctx::<JustLut<Val>>::new(&self.compiled.lut, Vars::new([]));
        Ok(self.compiled.id.run((context, input)).map(|result| {
            // What is no error is a halt, which would end the process.
            let reason = |exception: jaq_core::Exn<'_, Val>| exception.get_err().map_or("it halts".to_owned(), |error| error.to_string());
            let value = result.map_err(|exception| self.failed(&reason(exception)))?;
            RawValue::from_string(value.to_string()).map_err(|_| self.failed(&format!("{value} is no JSON")))
        }))
    }

    /// The reason names values, which are rows: they are somebody's, and may be all that there are.
    fn failed(&self, reason: &str) -> Error {
        Error::new(Kind::Failed, "jq_failed", "The --jq expression fails").cause(shortened(reason)).hint(if self.on_list {
            "It sees the list of all rows: begin with `.[]` for what is to be done with each, or with `map(…)`"
        } else {
            "It sees one row at a time: leave `.value[]` out, or add --slurp for the list of all rows"
        })
    }
}

/// A value as JSON has it. Half of a surrogate pair, which is no character, becomes U+FFFD, as jq has it.
fn read(json: &str) -> Result<Val, jaq_json::read::Error> {
    let read = |json: &str| jaq_json::read::parse_single(json.as_bytes());
    read(json).or_else(|error| if json.contains("\\u") { read(&whole_characters(json)) } else { Err(error) })
}

fn whole_characters(json: &str) -> String {
    let unit = |escape: &str| escape.strip_prefix("\\u").and_then(|rest| u16::from_str_radix(rest.get(..4)?, 16).ok());
    let mut whole = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        whole.push_str(before);
        let (kept, length) = match unit(escape) {
            Some(0xd800..0xdc00) if matches!(escape.get(6..).and_then(unit), Some(0xdc00..0xe000)) => (&escape[..12], 12),
            Some(0xd800..0xe000) => ("\\ufffd", 6),
            // What is escaped may be a backslash itself.
            _ => escape.split_at_checked(2).map_or((escape, escape.len()), |(kept, _)| (kept, 2)),
        };
        whole.push_str(kept);
        rest = &escape[length..];
    }
    whole + rest
}

/// Its beginning and its end, if it is long: jq names the value first, and then what cannot be done with it.
fn shortened(reason: &str) -> String {
    const HALF: usize = 100;
    let boundaries = |(at, _)| at;
    let (head, tail) = (reason.char_indices().map(boundaries).nth(HALF), reason.char_indices().map(boundaries).nth_back(HALF - 1));
    match (head, tail) {
        (Some(head), Some(tail)) if head < tail => format!("{} … {}", &reason[..head], &reason[tail..]),
        _ => reason.to_owned(),
    }
}

/// The crate's own has no end to its depth either, and the text is a row's.
fn fromjson() -> Fun<JustLut<Val>> {
    native::run(("fromjson", native::v(0), |(_, text)| match texts_values(&text) {
        Ok(values) => Box::new(values.into_iter().map(Ok)),
        Err(error) => native::bome(Err(error)),
    }))
}

fn texts_values(text: &Val) -> Result<Vec<Val>, jaq_json::Error> {
    let text = text.try_as_utf8_bytes_owned()?;
    if depth(&text) > DEEPEST {
        return Err(jaq_json::Error::str(format_args!("cannot parse JSON that is nested deeper than {DEEPEST} levels")));
    }
    let wrong = |error| jaq_json::Error::str(format_args!("cannot parse {} as JSON: {error}", String::from_utf8_lossy(&text)));
    jaq_json::read::parse_many(&text).map(|value| value.map_err(wrong)).collect()
}

/// How many lists and objects are inside of each other in `json`, which may have comments for the crate.
fn depth(json: &[u8]) -> usize {
    let (mut deepest, mut depth, mut quoted, mut escaped, mut commented) = (0, 0_usize, false, false, false);
    for byte in json {
        match byte {
            _ if commented => commented = *byte != b'\n',
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'#' => commented = true,
            b'[' | b'{' => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

fn too_deep() -> Error {
    Error::new(Kind::Service, "answer_too_deep", format!("The answer is nested deeper than the {DEEPEST} levels that --jq reads"))
        .hint("Leave --jq out: rows are written as they come, however deep")
}

fn unread(error: load::Error<&str>) -> String {
    let near = |expected: &str, rest: &str| match rest.trim() {
        "" => format!("a {expected} is missing at the end"),
        rest => format!("a {expected} is expected at {:?}", rest.chars().take(20).collect::<String>()),
    };
    match error {
        load::Error::Io(errors) => errors.into_iter().map(|(_, error)| error).collect::<Vec<_>>().join(", "),
        load::Error::Lex(errors) => errors.into_iter().map(|(expected, rest)| near(expected.as_str(), rest)).collect::<Vec<_>>().join(", "),
        load::Error::Parse(errors) => {
            errors.into_iter().map(|(expected, rest)| near(expected.as_str(), rest)).collect::<Vec<_>>().join(", ")
        }
    }
}

fn bad(reasons: impl Iterator<Item = String>) -> Error {
    let error = Error::new(Kind::Usage, "bad_jq", "The --jq expression cannot be read");
    reasons.fold(error, Error::cause).hint("The language is that of jq: https://jqlang.org/manual/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn applied(code: &str, input: &str) -> Vec<String> {
        Filter::new(code).unwrap().apply(input).unwrap().map(|value| value.unwrap().get().to_owned()).collect()
    }

    #[test]
    fn expressions_do_what_jq_does() {
        let input = r#"{"id":12345678901234567890123,"n":9007199254740993,"mail":"a@b.c","tags":["x","y"]}"#;
        for (code, expected) in [
            (".id", &["12345678901234567890123"][..]),
            (".n", &["9007199254740993"]),
            (".tags[]", &[r#""x""#, r#""y""#]),
            ("{mail, n: (.tags|length)}", &[r#"{"mail":"a@b.c","n":2}"#]),
            ("select(.mail|test(\"@b\"))|.mail", &[r#""a@b.c""#]),
            ("[.mail, .n] | @tsv", &[r#""a@b.c\t9007199254740993""#]),
            (r#"["a\"b", null, 1.50, true] | @csv"#, &[r#""\"a\"\"b\",,1.50,true""#]),
            (r#"["a\tb\\"] | @tsv"#, &[r#""a\\tb\\\\""#]),
            ("empty", &[]),
        ] {
            assert_eq!(applied(code, input), expected, "{code}");
        }
    }

    #[test]
    fn what_is_nested_without_end_is_refused() {
        let deep = |levels: usize| format!("{{\"a\":{}{}}}", "[".repeat(levels - 1), "]".repeat(levels - 1));
        assert_eq!(applied(".", &deep(DEEPEST)), [deep(DEEPEST)]);
        let error = Filter::new(".id").unwrap().apply(&deep(200_000)).err().unwrap();
        assert_eq!((error.kind(), error.code()), (Kind::Service, "answer_too_deep"));
        let text = serde_json::json!(format!("#\"\n{}", "[".repeat(200_000))).to_string();
        let error = Filter::new("fromjson").unwrap().apply(&text).unwrap().next().unwrap().unwrap_err().json();
        assert!(error.contains("deeper than 128"), "{error}");
        assert_eq!(applied("fromjson", r#""[1] {\"a\":2}""#), ["[1]", r#"{"a":2}"#]);
        assert_eq!(applied("fromjson? // 0, (\"7\"|tonumber)", r#""[""#), ["0", "7"]);
        assert_eq!(depth(br#"{"[[\\\"[[":[1,{"a":"]"}],"b":[[]]}"#), 3);
    }

    #[test]
    fn half_of_a_surrogate_pair_is_what_jq_makes_of_it() {
        for (text, expected) in [
            (r"a\ud800b", "a\u{fffd}b"),
            (r"\udc00\ud83d\ude00\ud83d", "\u{fffd}\u{1f600}\u{fffd}"),
            (r"\ud800\u0041\\ud800", r"�A\\ud800"),
            (r"\ud800\ud83d\ude00é", "\u{fffd}\u{1f600}é"),
        ] {
            assert_eq!(applied(".", &format!("\"{text}\"")), [format!("\"{expected}\"")], "{text}");
        }
    }

    #[test]
    fn what_fails_is_told_without_all_that_it_was_about() {
        let list = format!("[{}\"é\"]", "\"é\",".repeat(50_000));
        let filter = Filter::new(".id").unwrap().on_list(true);
        let error = filter.apply(&list).unwrap().next().unwrap().unwrap_err().json();
        assert!(error.len() < 700 && error.contains(r#" with \"id\""#) && error.contains(" … "), "{error}");
        assert!(error.contains("begin with `.[]`") && !error.contains("--slurp"), "{error}");
        for length in [0, 1, 199, 200] {
            assert_eq!(shortened(&"é".repeat(length)), "é".repeat(length));
        }
        assert_eq!(shortened(&"é".repeat(201)), format!("{} … {}", "é".repeat(100), "é".repeat(100)));
    }

    #[test]
    fn an_expression_that_is_wrong_says_where() {
        for (code, reason) in [(".a[", "bracket"), ("foo", "no filter foo"), ("$x", "no variable $x"), (".a |", "end")] {
            let error = Filter::new(code).err().map(|error| format!("{error:?}")).unwrap_or_default();
            assert!(error.contains(reason), "{code}: {error}");
        }
        for (code, reason) in [(".value[]", "null"), ("halt", "it halts"), ("nan", "is no json")] {
            let error = Filter::new(code).unwrap().apply("{}").unwrap().next().unwrap().unwrap_err().json().to_lowercase();
            assert!(error.contains(reason), "{code}: {error}");
        }
        let error = Filter::new(".").unwrap().apply("{").err().map(|error| format!("{error:?}")).unwrap_or_default();
        assert!(error.contains("end of sequence expected"), "{error}");
    }
}
