//! What a client needs to know.

use std::path::PathBuf;

use serde::Serialize;

use super::Options;
use super::certificate::CA_FILE;
use super::directory::{App, Directory};
use crate::secret::Secret;

/// Customers in the ready line: a tenant may have thousands.
const MOST_SHOWN: usize = 10;

/// What a client needs to know of a running sandbox.
#[derive(Clone, Debug, Serialize)]
pub struct Ready {
    /// `AUTHORITY`.
    pub authority: String,
    /// The same over https, whose certificate is the local authority's.
    pub https_authority: String,
    /// The local authority's certificate; null where nothing is kept.
    pub ca_file: Option<PathBuf>,
    /// `CLIENT_ID`, of an app that is registered under the Web platform.
    pub client_id: String,
    /// `CLIENT_SECRET`.
    #[serde(with = "crate::secret::exposed")]
    pub client_secret: Secret,
    /// `REDIRECT_URI`.
    pub redirect_uri: String,
    /// The tenant's id.
    pub tenant_id: String,
    /// The origin of the sandbox's own API and its console: always on this machine, whatever the public URL is.
    pub control: String,
    /// The origin of Graph.
    pub graph: String,
    /// Customers who can sign in.
    pub users: Vec<Credentials>,
    /// The process that serves it.
    pub pid: u32,
}

/// A customer who can sign in with a password.
#[derive(Clone, Debug, Serialize)]
pub struct Credentials {
    /// The address.
    pub email: String,
    /// The password, which protects nothing.
    #[serde(with = "crate::secret::exposed")]
    pub password: Secret,
}

impl Ready {
    /// What is shown is the first confidential app that customers can sign in to, or the first app of all.
    pub(super) fn new(directory: &Directory, port: u16, options: &Options) -> Self {
        let (origin, secure) = (format!("http://localhost:{port}"), format!("https://localhost:{port}"));
        let public = options.public_url.as_ref().map(|url| url.origin().ascii_serialization());
        let domain = directory.domain();
        let for_customers = |app: &&App| app.user_flow.is_some() && !app.secrets.is_empty();
        let app = directory.apps.iter().find(for_customers).or(directory.apps.first());
        let redirect_uri = options.redirect_uri.as_ref().or_else(|| app?.redirect_uris.first());
        let users = directory.users.iter().filter_map(|user| {
            let password = Secret::new(user.password.clone()?);
            Some(Credentials { email: user.email.clone(), password })
        });
        Self {
            authority: format!("{}/{domain}", public.clone().unwrap_or_else(|| origin.clone())),
            https_authority: format!("{}/{domain}", public.filter(|url| url.starts_with("https:")).unwrap_or(secure)),
            ca_file: options.key_folder.as_ref().map(|folder| folder.join(CA_FILE)),
            client_id: app.map(|app| app.client_id.clone()).unwrap_or_default(),
            client_secret: Secret::new(app.and_then(|app| Some(app.secrets.first()?.value.clone())).unwrap_or_default()),
            redirect_uri: redirect_uri.cloned().unwrap_or_default(),
            tenant_id: directory.tenant.id.clone(),
            control: origin.clone(),
            graph: origin,
            users: users.take(MOST_SHOWN).collect(),
            pid: std::process::id(),
        }
    }
}
