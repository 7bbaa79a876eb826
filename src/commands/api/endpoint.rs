//! Where the API is, and whether the person has said so. A `.env` comes with a checkout: it may not send a token to whom it likes. The person is
//! asked once for each scope and host.

use serde::{Deserialize, Serialize};
use url::Url;

use crate::auth::ScopeSet;
use crate::cache::{FileError, write_private};
use crate::config::Source;
use crate::context::Context;
use crate::error::{Error, Kind};
use crate::graph::is_absolute;

/// In the state folder.
const FILE: &str = "endpoints.json";

/// Where a request goes.
pub(super) struct Endpoint {
    /// Where the API is.
    pub url: Url,
    /// Below it.
    pub path: String,
    /// Who named it.
    source: Source,
}

impl Endpoint {
    /// The endpoint and the path that `given` means: a full URL, or a path below `flag`, else below ENDPOINT.
    pub(super) fn find(context: &Context, flag: Option<&str>, given: &str) -> Result<Self, Error> {
        let typed = |text: &str| {
            Url::parse(text).map_err(|_| {
                Error::new(Kind::Usage, "usage", format!("{text} is not a URL")).hint("It looks like https://localhost:5001/tasks")
            })
        };
        if is_absolute(given) {
            return Ok(Self { url: typed(given)?, path: String::new(), source: Source::Flag("the URL") });
        }
        let path = given.to_owned();
        if let Some(flag) = flag {
            return Ok(Self { url: typed(flag)?, path, source: Source::Flag("--endpoint") });
        }
        match context.settings()?.endpoint()? {
            Some(endpoint) => Ok(Self { url: endpoint.value, path, source: endpoint.source }),
            None => Err(Error::new(Kind::Configuration, "endpoint_missing", "Nothing says where the API is")
                .hint("Give a full URL, or --endpoint URL, or set ENDPOINT")),
        }
    }

    /// Makes sure that the person wants the token for `scopes` to go there.
    pub(super) fn confirm(&self, context: &Context, scopes: &ScopeSet) -> Result<(), Error> {
        let Source::EnvFile(file) = &self.source else { return Ok(()) };
        let path = context.folders().state.join(FILE);
        let mut known = Known::read(&path);
        let host = self.url.origin().ascii_serialization();
        let new: Vec<&str> = scopes.iter().filter(|scope| !known.has(scope, &host)).collect();
        if new.is_empty() && !scopes.is_empty() {
            return Ok(());
        }
        let what = if new.is_empty() { "The token".to_owned() } else { format!("The token for {}", new.join(" ")) };
        let file = file.display();
        if !context.terminal.has_person() {
            return Err(Error::new(
                Kind::Configuration,
                "endpoint_unconfirmed",
                format!("{what} would go to {host}, which only {file} names"),
            )
            .hint(format!("Name the host yourself: --endpoint {}, or set CIDS_ENDPOINT", self.url))
            .hint("At a terminal cids asks once"));
        }
        if !context.terminal.confirm(&format!("{what} will go to {host}, as ENDPOINT in {file} says. Is that your API?")) {
            return Err(Error::new(Kind::Cancelled, "cancelled", "Nothing was sent"));
        }
        known.0.extend(new.into_iter().map(|scope| Pair { scope: scope.to_owned(), host: host.clone() }));
        if let Err(error) = known.write(&path) {
            context.terminal.warning(format!("The next call asks again: {} cannot be written ({error})", path.display()));
        }
        Ok(())
    }
}

/// Which token may go to which host.
#[derive(Default, Deserialize, Serialize)]
struct Known(Vec<Pair>);

#[derive(Deserialize, Serialize)]
struct Pair {
    scope: String,
    host: String,
}

impl Known {
    /// A file that cannot be read says nothing: the person is asked again.
    fn read(path: &std::path::Path) -> Self {
        std::fs::read(path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    fn has(&self, scope: &str, host: &str) -> bool {
        self.0.iter().any(|pair| pair.scope == scope && pair.host == host)
    }

    fn write(&self, path: &std::path::Path) -> Result<(), FileError> {
        write_private(path, &serde_json::to_vec(self).unwrap_or_default())
    }
}
