//! Where the API is, and whether the person has said so. A `.env` comes with a checkout: it may not send a token to whom it likes. The person is
//! asked once for each scope and host.

use serde::{Deserialize, Serialize};
use url::Url;

use crate::auth::ScopeSet;
use crate::config::Source;
use crate::confirmation::{Confirmable, Confirmed};
use crate::context::Context;
use crate::error::{Error, Kind};
use crate::graph::is_absolute;
use crate::hint::hint;

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

    /// Makes sure that the user wants the token for `scopes` to go there.
    pub(super) fn confirm(&self, context: &Context, scopes: &ScopeSet) -> Result<(), Error> {
        let Source::EnvFile(file) = &self.source else { return Ok(()) };
        let confirmed = Confirmed::read(context);
        let host = self.url.origin().ascii_serialization();
        let pairs = scopes.iter().map(|scope| Destination { scope: scope.to_owned(), host: host.clone() });
        let new: Vec<Destination> = pairs.filter(|pair| !confirmed.has(pair)).collect();
        if new.is_empty() && !scopes.is_empty() {
            return Ok(());
        }
        let names: Vec<&str> = new.iter().map(|pair| pair.scope.as_str()).collect();
        let what = if new.is_empty() { "The token".to_owned() } else { format!("The token for {}", names.join(" ")) };
        let file = file.display();
        let message = format!("{what} would go to {host}, which only {file} names");
        let refusal = Error::new(Kind::Configuration, "endpoint_unconfirmed", message)
            .hint(hint!("Name the host yourself: --endpoint {}, or set CIDS_ENDPOINT", self.url));
        let question = format!("{what} will go to {host}, as ENDPOINT in {file} says. Is that your API?");
        confirmed.ask(context, new, &question, refusal)
    }
}

/// A host that may receive the token for a scope.
#[derive(Deserialize, PartialEq, Serialize)]
struct Destination {
    scope: String,
    host: String,
}

impl Confirmable for Destination {
    const FILE: &'static str = "endpoints.json";
}
