//! The hosts of an OpenID provider that a checkout's `.env` names: the user confirms them once.

use serde::{Deserialize, Serialize};

use crate::auth::{Authority, Metadata};
use crate::config::{Setting, Source};
use crate::confirmation::{Confirmable, Confirmed};
use crate::context::Context;
use crate::error::{Error, Kind};
use crate::hint::hint;

/// A provider, and the other origins that receive its codes and tokens.
#[derive(Deserialize, PartialEq, Serialize)]
struct Provider {
    authority: String,
    origins: Vec<String>,
}

impl Confirmable for Provider {
    const FILE: &'static str = "providers.json";
}

/// Makes sure that the user wants to sign in at all the hosts that `metadata` names, and shows the one that receives the credential.
pub(super) async fn confirm(context: &Context, authority: &Setting<Authority>, metadata: &Metadata) -> Result<(), Error> {
    confirm_origins(context, authority, metadata).await?;
    let receiver = metadata.token_origin();
    if receiver != authority.value.url().origin().ascii_serialization() {
        context.terminal.notice(format!("The token endpoint is at {receiver}"));
    }
    Ok(())
}

async fn confirm_origins(context: &Context, authority: &Setting<Authority>, metadata: &Metadata) -> Result<(), Error> {
    let Source::EnvFile(file) = &authority.source else { return Ok(()) };
    let origins = metadata.other_origins();
    if origins.is_empty() {
        return Ok(());
    }
    let confirmed = Confirmed::read(context);
    let provider = Provider { authority: authority.value.as_str().to_owned(), origins: origins.to_vec() };
    if confirmed.has(&provider) {
        return Ok(());
    }
    let (file, hosts) = (file.display(), origins.join(", "));
    let message = format!("{}, which only {file} names, uses other hosts: {hosts}", provider.authority);
    let refusal = Error::new(Kind::Configuration, "provider_unconfirmed", message)
        .hint(hint!("If the provider is yours, name it yourself: OIDC_AUTHORITY={} cids login", provider.authority));
    let question = format!("{file} names the provider {}, which also uses {hosts}. Sign in there?", provider.authority);
    confirmed.ask_aside(context, vec![provider], question, refusal).await
}
