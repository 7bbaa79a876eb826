//! The tenant as it begins: always the same names and ids, so that they can stand in a test or a `.env`.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub(super) const SUBDOMAIN: &str = "litwarecustomers";
pub(super) const TENANT_NAME: &str = "Litware";
pub(super) const TENANT_ID: &str = "5a4d8b1c-0d3e-4f6a-9b2c-7e1f0a3d5c88";
pub(super) const GRAPH_APP_ID: &str = "00000003-0000-0000-c000-000000000000";
/// Of every seeded customer. It protects nothing.
pub(super) const PASSWORD: &str = "Passw0rd!sandbox";

/// An app registration.
pub(super) struct App {
    pub(super) client_id: &'static str,
    pub(super) name: &'static str,
    /// Without one the app is public.
    pub(super) secret: Option<&'static str>,
}

pub(super) const CONFIDENTIAL_APP: App = App {
    client_id: "c0ffee00-5a4d-4b1c-8d3e-000000000001",
    name: "Sandbox web app",
    secret: Some("sbx8Q~a-secret.that_protects-nothing"),
};
pub(super) const PUBLIC_APP: App = App { client_id: "c0ffee00-5a4d-4b1c-8d3e-000000000002", name: "Sandbox command line", secret: None };

pub(super) fn app(client_id: &str) -> Option<&'static App> {
    [&CONFIDENTIAL_APP, &PUBLIC_APP].into_iter().find(|app| app.client_id == client_id)
}

/// A customer who is there from the beginning.
pub(super) struct Seeded {
    pub(super) oid: &'static str,
    pub(super) email: &'static str,
    pub(super) display_name: &'static str,
    pub(super) given_name: &'static str,
    pub(super) surname: &'static str,
    pub(super) country: &'static str,
    pub(super) postal_code: &'static str,
}

pub(super) const SEEDED: [Seeded; 2] = [
    Seeded {
        oid: "8b1f0f2e-51a5-4f0b-9a43-1f6c2f0a7d11",
        email: "casey@litware.example",
        display_name: "Casey Jensen",
        given_name: "Casey",
        surname: "Jensen",
        country: "Denmark",
        postal_code: "2100",
    },
    Seeded {
        oid: "c3d9a6b4-7e20-4c5f-8f11-2b6d4e9a0c22",
        email: "robin@litware.example",
        display_name: "Robin Okafor",
        given_name: "Robin",
        surname: "Okafor",
        country: "Nigeria",
        postal_code: "100001",
    },
];

/// A customer.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Customer {
    pub(super) oid: String,
    pub(super) email: String,
    pub(super) password: String,
    pub(super) display_name: String,
    pub(super) given_name: Option<String>,
    pub(super) surname: Option<String>,
    pub(super) country: String,
    pub(super) postal_code: String,
    /// Refresh tokens from before are revoked.
    #[serde(default)]
    pub(super) tokens_valid_from: Option<DateTime<Utc>>,
}

impl Customer {
    pub(super) fn principal_name(&self) -> String {
        format!("{}@{SUBDOMAIN}.onmicrosoft.com", self.oid)
    }

    /// The opaque value of the `login_hint` claim.
    pub(super) fn login_hint(&self) -> String {
        format!("O.{}", self.oid.replace('-', ""))
    }
}

impl From<&Seeded> for Customer {
    fn from(seeded: &Seeded) -> Self {
        Self {
            oid: seeded.oid.to_owned(),
            email: seeded.email.to_owned(),
            password: PASSWORD.to_owned(),
            display_name: seeded.display_name.to_owned(),
            given_name: Some(seeded.given_name.to_owned()),
            surname: Some(seeded.surname.to_owned()),
            country: seeded.country.to_owned(),
            postal_code: seeded.postal_code.to_owned(),
            tokens_valid_from: None,
        }
    }
}

/// Whether a path segment names this tenant.
pub(super) fn is_tenant(segment: &str) -> bool {
    let segment = segment.to_ascii_lowercase();
    segment == TENANT_ID || segment == format!("{SUBDOMAIN}.onmicrosoft.com")
}

pub(super) fn issuer() -> String {
    format!("https://{TENANT_ID}.ciamlogin.com/{TENANT_ID}/v2.0")
}
