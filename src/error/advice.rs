//! What to do about an AADSTS number. Numbers choose advice only; decisions go by `error` (Microsoft's error-code reference: the numbers change).

/// The step that mends the error with this number, where one is known.
pub fn for_aadsts(number: u64) -> Option<&'static str> {
    Some(match number {
        50011 => {
            "Add the redirect URI to the app registration: Authentication > Web > exactly the REDIRECT_URI in use (case, path and slash count; the port does not)"
        }
        500_113 | 900_971 => "Add a Web platform with your REDIRECT_URI to the app registration: Authentication > Add a platform",
        50146 | 501_461 => "Set `acceptMappedClaims` to true in the app registration's manifest",
        7_000_215 => "Copy the secret's Value, not its ID: Certificates & secrets > New client secret, then update CLIENT_SECRET",
        7_000_222 => "The client secret has expired: Certificates & secrets > New client secret, then update CLIENT_SECRET",
        7_000_218 => "Set CLIENT_SECRET, or register the redirect URI under Mobile and desktop applications and allow public client flows",
        700_027 | 50012 | 700_030 => {
            "Upload the certificate to the app registration of CLIENT_ID: Certificates & secrets > Certificates (a new one takes minutes to be known). With a federated token: compare its issuer, subject and audience with Certificates & secrets > Federated credentials"
        }
        700_024 | 50027 => "Check this machine's clock: an assertion by a certificate is good for five minutes (in WSL: sudo hwclock -s)",
        70021 | 700_211..=700_213 => {
            "The federated credential does not fit the token: compare issuer, subject and audience (api://AzureADTokenExchange) under Certificates & secrets > Federated credentials; `cids token inspect -` shows the token's"
        }
        700_025 => "Remove CLIENT_SECRET, or register the redirect URI under the Web platform instead of Mobile and desktop",
        700_016 | 700_038 => "Check CLIENT_ID, and that AUTHORITY names the tenant in which the app is registered",
        7_000_112 | 70001 => "The app registration is disabled: enable it in the admin center",
        90002 | 900_023 => "Check the tenant's name in AUTHORITY: https://{subdomain}.ciamlogin.com/{subdomain}.onmicrosoft.com",
        90023 => "Leave out --domain-hint, which this tenant does not accept, or check the --param values",
        500_208 | 500_207 => {
            "Use the tenant's own authority, https://{subdomain}.ciamlogin.com/…, a single-tenant app, and a customer account"
        }
        50020 | 16000 | 90072 | 50177 => "Another account is signed in in this browser: run `cids login --prompt select_account`",
        50034 => "There is no such account: create one with `cids login --sign-up`, and check that a user flow has this app",
        50058 | 50089 | 140_000 | 140_001 => "The browser's session has ended: run `cids login` again",
        50072 | 50074 | 50076 | 50078 | 50079 => "A second factor is needed: run `cids login` and complete it in the browser",
        50105 => "Assign the customer to the app, or set Enterprise application > Properties > Assignment required to No",
        53003 | 53004 | 530_032 | 530_035 | 131_010 => "A Conditional Access policy blocks this sign-in: Protection > Conditional Access",
        65001 | 90008 => {
            "An administrator must consent: App registration > API permissions > add the permission > Grant admin consent (customers cannot consent)"
        }
        90094 | 90095 => "An administrator must consent: App registration > API permissions > Grant admin consent",
        65004 => "The consent was declined: run `cids login` again",
        65005 | 650_056 | 650_057 => "Add the permission under App registration > API permissions, then grant admin consent",
        500_133 => "The token that is exchanged has ended, or begins later: get a new one",
        500_011 => "No such API in this tenant: check the scope's API URI (SCOPE or --scope)",
        1_002_012 => "An application asks for all that it is granted at an API: --scope RESOURCE/.default",
        70011 | 28002 | 28003 | 700_022 | 700_023 => "Check the scopes: those of one API at a time, spelled as under Expose an API",
        700_054 | 70005 => "Leave the implicit grant off; cids uses the authorization code flow",
        54005 => "The code was used already (a reloaded page, perhaps): run `cids login` again",
        50147 | 501_481 | 501_491 => "The answer belongs to another sign-in: run `cids login` again",
        70000 | 70008 | 700_081 | 700_082 | 70043 | 50173 | 50132 | 50133 | 50085 => "Run `cids login` to sign in again",
        700_084 => {
            "The redirect URI is registered as a single-page app, whose sessions end after a day: register it under Web. Run `cids login` to sign in again"
        }
        50196 => "Too many identical requests: wait a minute, then try again",
        90055 | 50088 | 90024 | 50033 | 90006 | 90012 | 90033 => "External ID is busy: try again in a minute",
        40008 | 40009 | 40010 | 40015 | 20001 => {
            "The social identity provider failed: check its app's redirect URI, https://{subdomain}.ciamlogin.com/{subdomain}.onmicrosoft.com/federation/oauth2"
        }
        1_003_000..=1_003_027 | 1_100_001 => "A custom authentication extension failed: see Sign-in logs > Authentication events",
        _ => return None,
    })
}
