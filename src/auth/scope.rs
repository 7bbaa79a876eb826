//! Scopes: what an access token may be used for.

use std::fmt;

use super::microsoft::GRAPH_HOSTS;

/// What a sign-in always asks for: an ID token, the account's name and ids, and a refresh token.
const SIGN_IN: [&str; 3] = ["openid", "profile", "offline_access"];
/// What Graph grants to every customer about themselves, and what is asked for where nothing is said.
pub const PERSONAL: &str = "User.Read";
/// Graph's scopes may be written with or without this.
const GRAPH_APPLICATION: &str = "00000003-0000-0000-c000-000000000000";
const GRAPH_PREFIX: &str = "https://graph.microsoft.com/";

/// Scopes in the order given, each once. They are compared without regard to case, as Entra does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScopeSet(Vec<String>);

/// A scope holds a character that RFC 6749 §3.3 excludes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScopeError;

impl ScopeSet {
    /// Reads scopes separated by white space.
    pub fn parse(text: &str) -> Result<Self, ScopeError> {
        let allowed = |byte: u8| matches!(byte, 0x21 | 0x23..=0x5b | 0x5d..=0x7e);
        let mut set = Self::default();
        for scope in text.split([' ', '\t']).filter(|scope| !scope.is_empty()) {
            if !scope.bytes().all(allowed) {
                return Err(ScopeError);
            }
            set.insert(scope);
        }
        Ok(set)
    }

    /// `openid profile offline_access`.
    pub fn sign_in() -> Self {
        Self(SIGN_IN.map(str::to_owned).to_vec())
    }

    /// These scopes and the others.
    #[must_use]
    pub fn union(&self, others: &Self) -> Self {
        let mut set = self.clone();
        others.0.iter().for_each(|scope| set.insert(scope));
        set
    }

    /// The scopes that name something an API grants, not those of the sign-in itself.
    #[must_use]
    pub fn of_apis(&self) -> Self {
        Self(self.0.iter().filter(|scope| !SIGN_IN.contains(&scope.as_str()) && *scope != "email").cloned().collect())
    }

    /// Those of `wanted` that are not in this set. `.default` stands for whatever is granted, and is never repeated.
    pub fn missing(&self, wanted: &Self) -> Vec<String> {
        wanted.0.iter().filter(|scope| !self.contains(scope) && !scope.ends_with("/.default")).cloned().collect()
    }

    /// What an application asks for in its own name when these are wanted. At Microsoft that is all that an administrator has granted it at
    /// their API, and never less (Microsoft's client credentials flow): `{resource}/.default`. Another provider is asked for these scopes.
    #[must_use]
    pub fn of_application(&self, is_microsoft: bool, msgraph_host: Option<&str>) -> Self {
        if !is_microsoft {
            return self.of_apis().without(&[PERSONAL.to_owned()]);
        }
        // A sandbox serves Graph on its own origin, under the names of the real one.
        let host = msgraph_host.filter(|host| GRAPH_HOSTS.contains(host));
        let graph = host.map_or_else(|| GRAPH_PREFIX.to_owned(), |host| format!("https://{host}"));
        let mut set = Self::default();
        for scope in self.of_apis().iter() {
            let resource = scope.rsplit_once('/').map_or(graph.as_str(), |(resource, _)| resource).trim_end_matches('/');
            set.insert(&format!("{resource}/.default"));
        }
        if set.is_empty() {
            set.insert(&format!("{}/.default", graph.trim_end_matches('/')));
        }
        set
    }

    /// The first of these scopes that is Graph's: one with its address or its application id, and, where `bare`, one without any resource.
    pub fn of_graph(&self, bare: bool) -> Option<&str> {
        self.0.iter().map(String::as_str).find(|scope| match scope.rsplit_once('/') {
            Some((resource, _)) => is_graph(resource),
            None => bare && !SIGN_IN.contains(scope) && *scope != "email",
        })
    }

    /// These scopes without `others`.
    #[must_use]
    pub fn without(&self, others: &[String]) -> Self {
        Self(self.0.iter().filter(|scope| !others.contains(scope)).cloned().collect())
    }

    /// Whether the set has `scope`, with or without Graph's prefix.
    pub fn contains(&self, scope: &str) -> bool {
        self.0.iter().any(|known| canonical(known) == canonical(scope))
    }

    /// The scopes.
    pub fn iter(&self) -> impl Iterator<Item = &str> + Clone {
        self.0.iter().map(String::as_str)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn insert(&mut self, scope: &str) {
        if !self.contains(scope) {
            self.0.push(scope.to_owned());
        }
    }
}

/// Whether `resource` is Microsoft Graph, as scopes and `aud` name it: by its address or its application id.
pub fn is_graph(resource: &str) -> bool {
    let resource = resource.to_ascii_lowercase();
    let host = resource.trim_start_matches("https://").trim_end_matches('/');
    host == GRAPH_APPLICATION || GRAPH_HOSTS.contains(&host)
}

fn canonical(scope: &str) -> String {
    let lower = scope.to_ascii_lowercase();
    lower.strip_prefix(GRAPH_PREFIX).unwrap_or(&lower).to_owned()
}

impl fmt::Display for ScopeSet {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0.join(" "))
    }
}

impl fmt::Display for ScopeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a scope holds a quote, a backslash or a control character")
    }
}

impl std::error::Error for ScopeError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn duplicates_are_folded_whatever_their_case_and_prefix() {
        let asked = ScopeSet::parse("User.Read openid https://graph.microsoft.com/user.read  OFFLINE_ACCESS").unwrap();
        assert_eq!(ScopeSet::sign_in().union(&asked).to_string(), "openid profile offline_access User.Read");
    }

    #[test]
    fn characters_that_no_scope_has_are_refused() {
        for text in ["a\"b", "a\\b", "a\nb", "a\0", "é"] {
            assert_eq!(ScopeSet::parse(text), Err(ScopeError), "{text:?}");
        }
    }

    #[test]
    fn what_was_not_granted_is_named() {
        let granted = ScopeSet::parse("openid profile").unwrap();
        assert_eq!(granted.missing(&ScopeSet::parse("openid api://x/Read").unwrap()), ["api://x/Read"]);
        assert!(granted.missing(&ScopeSet::parse("api://x/.default").unwrap()).is_empty());
        assert_eq!(ScopeSet::parse("openid email api://x/Read").unwrap().of_apis().to_string(), "api://x/Read");
    }

    #[test]
    fn scopes_of_graph_are_recognised() {
        let of_graph = |scopes: &str, bare| ScopeSet::parse(scopes).unwrap().of_graph(bare).map(str::to_owned);
        for scope in
            ["https://graph.microsoft.com/.default", "HTTPS://Graph.Microsoft.us/User.Read", "00000003-0000-0000-c000-000000000000/x"]
        {
            assert_eq!(of_graph(&format!("api://x/Read {scope}"), false).as_deref(), Some(scope));
        }
        assert_eq!(of_graph("https://graph.microsoft.com//.default", false).as_deref(), Some("https://graph.microsoft.com//.default"));
        assert_eq!(of_graph("openid User.Read", true).as_deref(), Some("User.Read"));
        assert_eq!(of_graph("read write", false), None);
        assert_eq!(of_graph("openid api://graph.microsoft.com.example/x api://x/.default", true), None);
    }

    #[test]
    fn an_application_asks_for_all_that_it_is_granted_at_the_api() {
        let asked = |scopes: &str, host| ScopeSet::parse(scopes).unwrap().of_application(true, host).to_string();
        let graph = Some("graph.microsoft.com");
        assert_eq!(asked("", graph), "https://graph.microsoft.com/.default");
        assert_eq!(asked("User.Read", graph), "https://graph.microsoft.com/.default");
        assert_eq!(asked("openid https://graph.microsoft.com/User.Read", graph), "https://graph.microsoft.com/.default");
        assert_eq!(asked("", Some("graph.microsoft.us")), "https://graph.microsoft.us/.default");
        assert_eq!(asked("", Some("localhost:8400")), "https://graph.microsoft.com/.default");
        assert_eq!(asked("api://x/Tasks.Read api://x/Tasks.Write", graph), "api://x/.default");
        assert_eq!(asked("api://x/.default", graph), "api://x/.default");
        assert_eq!(asked("api://x/Tasks.Read", None), "api://x/.default");
        let elsewhere = |scopes: &str| ScopeSet::parse(scopes).unwrap().of_application(false, None).to_string();
        assert_eq!([elsewhere("read write"), elsewhere("User.Read")], ["read write", ""]);
    }
}
