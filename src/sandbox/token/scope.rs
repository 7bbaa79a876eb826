//! Scopes: OpenID's own, and the permissions of one resource or several, each with an administrator's consent.

use super::Refusal;
use crate::sandbox::directory::{App, Directory};
use crate::sandbox::error::Aadsts;

const OPENID: [&str; 4] = ["openid", "profile", "email", "offline_access"];
const GRAPH: &str = "https://graph.microsoft.com";
/// The delegated permissions of Graph that an external tenant can consent to, and those that its customers ask for in vain.
const GRAPH_SCOPES: [&str; 6] =
    ["User.Read", "User.ReadWrite", "User.ReadBasic.All", "User.Read.All", "User.ReadWrite.All", "Directory.AccessAsUser.All"];

/// Who honours an access token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::sandbox) enum Resource {
    Graph,
    /// An API of the tenant, by its client id.
    Api(String),
}

/// A permission at a resource.
#[derive(Clone, Debug)]
pub(in crate::sandbox) struct Permission {
    pub(in crate::sandbox) resource: Resource,
    pub(in crate::sandbox) name: String,
    /// As it was asked for, and is answered.
    pub(in crate::sandbox) written: String,
}

/// What a request asks for.
#[derive(Clone, Debug, Default)]
pub(in crate::sandbox) struct Asked {
    openid: Vec<String>,
    pub(in crate::sandbox) permissions: Vec<Permission>,
}

impl Asked {
    /// Reads scopes; one that does not exist is refused, consent is another matter.
    pub(in crate::sandbox) fn parse(directory: &Directory, app: &App, scopes: &[String]) -> Result<Self, Aadsts> {
        let mut asked = Self::default();
        for scope in scopes {
            if let Some(openid) = OPENID.iter().find(|known| known.eq_ignore_ascii_case(scope)) {
                asked.openid.push((*openid).to_owned());
                continue;
            }
            let (resource, name) = split(directory, scope)?;
            if name == ".default" {
                let consented = app.permissions.iter().filter_map(|permission| permission_named(directory, permission).ok());
                asked.permissions.extend(consented.filter(|permission| permission.resource == resource));
            } else {
                asked.permissions.push(permission(directory, resource, name, scope)?);
            }
        }
        Ok(asked)
    }

    pub(in crate::sandbox) fn has(&self, openid: &str) -> bool {
        self.openid.iter().any(|known| known == openid)
    }

    /// The resource of the access token: the first that is asked for.
    pub(in crate::sandbox) fn resource(&self) -> Resource {
        self.permissions.first().map_or(Resource::Graph, |permission| permission.resource.clone())
    }

    /// The permissions at the first resource alone, as a code for several is redeemed.
    #[must_use]
    pub(in crate::sandbox) fn at_first_resource(mut self) -> Self {
        let first = self.resource();
        self.permissions.retain(|permission| permission.resource == first);
        self
    }

    /// A token request may name one resource.
    pub(in crate::sandbox) fn check_one_resource(&self) -> Result<(), Aadsts> {
        let first = self.resource();
        if self.permissions.iter().all(|permission| permission.resource == first) {
            return Ok(());
        }
        Err(invalid("The scopes of a token request must be of one resource."))
    }

    /// The first scope that no administrator has consented to.
    pub(in crate::sandbox) fn without_consent(&self, directory: &Directory, app: &App) -> Option<String> {
        let consented: Vec<Permission> =
            app.permissions.iter().filter_map(|permission| permission_named(directory, permission).ok()).collect();
        let has = |name: &str| app.permissions.iter().any(|permission| permission.eq_ignore_ascii_case(name));
        let openid = self.openid.iter().find(|scope| {
            // What the portal consents to as `openid` covers the claims that belong to it.
            let needed = if *scope == "offline_access" { "offline_access" } else { "openid" };
            !has(needed)
        });
        let missing = self
            .permissions
            .iter()
            .find(|asked| !consented.iter().any(|known| known.resource == asked.resource && known.name.eq_ignore_ascii_case(&asked.name)));
        openid.cloned().or_else(|| missing.map(|permission| permission.written.clone()))
    }

    /// `scope` of the answer: `offline_access` is granted, but not echoed, as at the real service.
    pub(in crate::sandbox) fn granted(&self) -> String {
        let openid = self.openid.iter().filter(|scope| *scope != "offline_access");
        let all: Vec<&str> =
            openid.map(String::as_str).chain(self.permissions.iter().map(|permission| permission.written.as_str())).collect();
        all.join(" ")
    }
}

/// A missing consent, in the words of the token endpoint.
pub(in crate::sandbox) fn no_consent(app: &App) -> Aadsts {
    let message = format!(
        "The user or administrator has not consented to use the application with ID '{}' named '{}'. Send an interactive authorization request for this user and resource.",
        app.client_id, app.name
    );
    Aadsts { suberror: Some("consent_required"), ..Aadsts::new(65001, "invalid_grant", message) }
}

/// The one resource of `{resource}/.default`, which is all that an app may ask for on its own.
pub(super) fn default_of(directory: &Directory, scope: &str) -> Result<Resource, Refusal> {
    let refuse = || {
        let message = format!(
            "The provided value for scope {scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI)."
        );
        (400, Aadsts::new(1_002_012, "invalid_scope", message))
    };
    match split(directory, scope).map_err(|error| (400, error))? {
        (resource, ".default") => Ok(resource),
        _ => Err(refuse()),
    }
}

/// What an app may do at `resource` on its own.
pub(super) fn application_permissions(directory: &Directory, app: &App, resource: &Resource) -> Vec<String> {
    let all = app.application_permissions.iter().filter_map(|permission| split(directory, permission).ok());
    all.filter(|(known, _)| known == resource).map(|(_, name)| name.to_owned()).collect()
}

fn permission_named(directory: &Directory, scope: &str) -> Result<Permission, Aadsts> {
    let (resource, name) = split(directory, scope)?;
    permission(directory, resource, name, scope)
}

fn permission(directory: &Directory, resource: Resource, name: &str, written: &str) -> Result<Permission, Aadsts> {
    let known = match &resource {
        Resource::Graph => GRAPH_SCOPES.iter().any(|known| known.eq_ignore_ascii_case(name)),
        Resource::Api(id) => directory.app(id).is_some_and(|api| api.scopes.iter().any(|known| known.eq_ignore_ascii_case(name))),
    };
    if known {
        return Ok(Permission { resource, name: name.to_owned(), written: written.to_owned() });
    }
    Err(invalid(&format!("The provided value for the input parameter 'scope' is not valid. The scope {written} does not exist.")))
}

/// The resource of a scope, and the rest; without a resource it is Graph's.
fn split<'a>(directory: &Directory, scope: &'a str) -> Result<(Resource, &'a str), Aadsts> {
    let Some((resource, name)) = scope.rsplit_once('/') else { return Ok((Resource::Graph, scope)) };
    // `https://graph.microsoft.com//.default` is what some libraries make of a resource with a slash.
    let resource = resource.trim_end_matches('/');
    if resource.eq_ignore_ascii_case(GRAPH) || resource == crate::sandbox::graph::APP_ID {
        return Ok((Resource::Graph, name));
    }
    let api = directory.resource(resource).ok_or_else(|| {
        let message = format!(
            "The resource principal named {resource} was not found in the tenant named {}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.",
            directory.tenant.name
        );
        Aadsts::new(500_011, "invalid_resource", message)
    })?;
    Ok((Resource::Api(api.client_id.clone()), name))
}

fn invalid(message: &str) -> Aadsts {
    Aadsts::new(70011, "invalid_scope", message)
}
