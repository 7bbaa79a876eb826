//! What changes: customers, tokens, browser sessions, sign-ins under way, mail. Customers and refresh tokens outlive the process where
//! there is a folder for them.

use std::collections::HashMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use rand::Rng;
use serde::{Deserialize, Serialize};

use super::authorize::Flow;
use super::tenant::{Customer, SEEDED};
use super::{Error, Mail};

/// As at Microsoft's (about ten minutes).
pub(super) const CODE_LIFETIME: TimeDelta = TimeDelta::minutes(10);
/// Nobody walks through this many sign-ins, or mails, at once; a script that does loses the oldest.
const MOST_KEPT: usize = 1000;

/// An authorization code.
pub(super) struct Code {
    pub(super) client_id: String,
    pub(super) redirect_uri: String,
    pub(super) oid: String,
    pub(super) scopes: Vec<String>,
    pub(super) nonce: Option<String>,
    pub(super) challenge: Option<(String, String)>,
    pub(super) session_id: String,
    pub(super) expires_on: DateTime<Utc>,
    pub(super) redeemed: bool,
}

/// A refresh token's grant. The old one keeps working after a rotation, as at Entra.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Grant {
    pub(super) client_id: String,
    pub(super) oid: String,
    pub(super) session_id: String,
    #[serde(default)]
    pub(super) issued_on: DateTime<Utc>,
}

/// An access token for Graph: opaque, known only here.
pub(super) struct GraphToken {
    pub(super) oid: String,
    pub(super) scopes: Vec<String>,
    pub(super) expires_on: DateTime<Utc>,
}

#[derive(Default, Serialize, Deserialize)]
struct Kept {
    customers: Vec<Customer>,
    grants: HashMap<String, Grant>,
}

/// All that changes.
pub(super) struct State {
    kept: Kept,
    file: Option<PathBuf>,
    pub(super) codes: HashMap<String, Code>,
    pub(super) graph_tokens: HashMap<String, GraphToken>,
    /// Signed-in customers by browser.
    pub(super) sessions: HashMap<String, Vec<String>>,
    pub(super) flows: HashMap<String, Flow>,
    pub(super) mail: Vec<Mail>,
}

impl State {
    pub(super) fn load(folder: Option<&Path>) -> Result<Self, Error> {
        let file = folder.map(|folder| folder.join("sandbox-state.json"));
        let kept = match &file {
            Some(path) => match fs::read(path) {
                Ok(bytes) => {
                    let kept = serde_json::from_slice(&bytes);
                    Some(kept.map_err(|error| Error::Folder { path: path.clone(), source: error.into() })?)
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => None,
                Err(source) => return Err(Error::Folder { path: path.clone(), source }),
            },
            None => None,
        };
        let kept = kept.unwrap_or_else(|| Kept { customers: SEEDED.iter().map(Customer::from).collect(), grants: HashMap::new() });
        let state = Self {
            kept,
            file,
            codes: HashMap::new(),
            graph_tokens: HashMap::new(),
            sessions: HashMap::new(),
            flows: HashMap::new(),
            mail: Vec::new(),
        };
        state.keep()?;
        Ok(state)
    }

    pub(super) fn customer(&self, oid: &str) -> Option<&Customer> {
        self.kept.customers.iter().find(|customer| customer.oid == oid)
    }

    pub(super) fn customer_by_email(&self, email: &str) -> Option<&Customer> {
        self.kept.customers.iter().find(|customer| customer.email.eq_ignore_ascii_case(email.trim()))
    }

    pub(super) fn add_customer(&mut self, customer: Customer) -> Result<(), Error> {
        self.kept.customers.push(customer);
        self.keep()
    }

    /// Sets the password of the customer with this address and revokes the refresh tokens; the customer's id.
    pub(super) fn set_password(&mut self, email: &str, password: String) -> Result<Option<String>, Error> {
        let Some(customer) = self.kept.customers.iter_mut().find(|customer| customer.email == email) else { return Ok(None) };
        customer.password = password;
        customer.tokens_valid_from = Some(Utc::now());
        let oid = customer.oid.clone();
        self.keep()?;
        Ok(Some(oid))
    }

    pub(super) fn grant(&self, refresh_token: &str) -> Option<&Grant> {
        self.kept.grants.get(refresh_token)
    }

    pub(super) fn add_grant(&mut self, grant: Grant) -> Result<String, Error> {
        let token = format!("1.A{}", random(96));
        self.kept.grants.insert(token.clone(), grant);
        self.keep()?;
        Ok(token)
    }

    pub(super) fn add_flow(&mut self, flow: Flow) -> String {
        if self.flows.len() >= MOST_KEPT {
            self.flows.clear();
        }
        let id = random(24);
        self.flows.insert(id.clone(), flow);
        id
    }

    pub(super) fn add_mail(&mut self, mail: Mail) {
        if self.mail.len() >= MOST_KEPT {
            self.mail.remove(0);
        }
        self.mail.push(mail);
    }

    pub(super) fn sessions_of(&self, browser: Option<&str>) -> Vec<&Customer> {
        let oids = browser.and_then(|browser| self.sessions.get(browser));
        oids.into_iter().flatten().filter_map(|oid| self.customer(oid)).collect()
    }

    /// Written beside and renamed into place, so that a killed sandbox comes back whole.
    fn keep(&self) -> Result<(), Error> {
        let Some(path) = &self.file else { return Ok(()) };
        let write = || -> io::Result<()> {
            let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
            fs::create_dir_all(folder)?;
            let mut temporary = tempfile::NamedTempFile::new_in(folder)?;
            temporary.write_all(&serde_json::to_vec_pretty(&self.kept)?)?;
            temporary.as_file().sync_data()?;
            temporary.persist(path)?;
            Ok(())
        };
        write().map_err(|source| Error::Folder { path: path.clone(), source })
    }
}

/// Text of `bytes` random bytes.
pub(super) fn random(bytes: usize) -> String {
    let mut random = vec![0; bytes];
    rand::thread_rng().fill(random.as_mut_slice());
    URL_SAFE_NO_PAD.encode(random)
}
