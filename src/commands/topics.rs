//! The help topics: `cids help environment`, `cids help exit-codes`.

/// `cids help exit-codes`.
pub const EXIT_CODES: &str = "\
Exit codes

    0  done; also when the reader of stdout went away
    1  failed for a reason not below
    2  usage: a bad flag or argument
    3  configuration missing or wrong, or the token store unusable
    4  sign-in required
    5  External ID, Microsoft Graph or an API answered with an error
    6  network unreachable or too slow
    7  the person cancelled, or the deadline passed
  130  interrupted

Under --json the last line of stderr is an object whose `code` is a stable word.";

/// `cids help environment`.
pub const ENVIRONMENT: &str = "\
Environment variables

Settings. Each is looked up as a flag, as CIDS_NAME, as NAME, in .env in the working directory (never a parent), in the profile, in this order.

  AUTHORITY                 the tenant: https://contoso.ciamlogin.com/contoso.onmicrosoft.com, or just contoso
  OIDC_AUTHORITY            instead of AUTHORITY: a custom domain or any OpenID provider, the issuer's base as it stands
  CLIENT_ID                 the application (client) ID
  CLIENT_SECRET             the client secret's value; leave it out for a public client
  CLIENT_CERTIFICATE        instead of a secret: the file of a certificate with its key, PEM or PKCS#12
  REDIRECT_URI              where the browser returns [default: http://localhost:5000/redirect]
  POST_LOGOUT_REDIRECT_URI  where the browser returns after sign-out [default: REDIRECT_URI]
  SCOPE                     the app's own API's scopes
  ENDPOINT                  the app's own API, for `cids api`; one from .env is asked about once

Read from the environment only, never from .env:

  CIDS_ENV_FILE             a file to read instead of .env, as --env-file; the profile and the environment's credentials may be used with it
  CIDS_PROFILE              the profile of config.toml, for this terminal: `cids profiles`
  CIDS_ACCOUNT              the account to act as: its name or object id
  CIDS_ACCESS_TOKEN         a ready access token, used as it is
  CIDS_CLIENT_CERTIFICATE_PASSPHRASE
                            opens an encrypted key or a .pfx
  CIDS_FEDERATED_TOKEN_FILE, AZURE_FEDERATED_TOKEN_FILE
                            instead of a secret: the file that the platform keeps the application's token in
  CIDS_NO_INPUT             1: ask nothing and wait for nobody, as --no-input; CI=true stands for a machine without a person too
  CIDS_TOKEN_STORE          auto, keyring, encrypted-file or plaintext-file
  CIDS_STORE_PASSPHRASE     opens encrypted token files where the kernel's keyring does not
  CIDS_CONFIG_DIR           the folder of config.toml; needed without a home folder
  CIDS_STATE_DIR            the folder of the list of accounts and the metadata cache; needed without a home folder
  CIDS_BROWSER, BROWSER     the browser's command; %s stands for the URL. BROWSER may be a list, as PATH is
  CIDS_SANDBOX              the origin of the sandbox to control; `sandbox exec` sets it, and no default profile is used then
  NO_COLOR, CLICOLOR_FORCE  colour never, or always
  HTTPS_PROXY, ALL_PROXY    the proxy, http, https or socks; loopback never goes through it
  NO_PROXY                  the hosts that are reached without it: id.contoso.com, .contoso.com or *.contoso.com, 10.0.0.0/8
  CIDS_CA_BUNDLE            a file of certificates that are trusted beside the system's; also --ca-bundle, and ca_bundle in a profile
  SSL_CERT_FILE             the same, for every program; and SSL_CERT_DIR, folders of such files";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Kind;

    #[test]
    fn every_exit_code_is_told() {
        for (kind, meaning) in Kind::ALL {
            let line = format!("{:>5}  {meaning}", kind.exit_code());
            assert!(EXIT_CODES.lines().any(|told| told == line), "{line}");
        }
    }
}
