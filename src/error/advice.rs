//! What an AADSTS number means for the person. Decisions go by `error` first: Microsoft says that the numbers may change, and what is not
//! known here gets no advice.
//!
//! Sources: Microsoft's error code reference (learn.microsoft.com/entra/identity-platform/reference-error-codes) and its troubleshooting
//! articles, unless a line says otherwise.

/// What is known of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Advice {
    /// What it means and what to do, without a command that may be the one that is running.
    pub(super) step: &'static str,
    /// What gets past it.
    pub(super) remedy: Remedy,
    /// A flag of `cids login` that may get past it in a browser.
    pub(super) flag: Option<&'static str>,
}

/// What gets past a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Remedy {
    /// A new sign-in: the session has ended.
    SignIn,
    /// A new sign-in in which the person does what the step says.
    SignInWith,
    /// A change of the account, of a policy or of the registration.
    Change,
}

const fn ended(step: &'static str) -> Advice {
    Advice { step, remedy: Remedy::SignIn, flag: None }
}

const fn again(step: &'static str) -> Advice {
    Advice { step, remedy: Remedy::SignInWith, flag: None }
}

const fn settle(step: &'static str) -> Advice {
    Advice { step, remedy: Remedy::Change, flag: None }
}

const fn settle_with(flag: &'static str, step: &'static str) -> Advice {
    Advice { step, remedy: Remedy::Change, flag: Some(flag) }
}

/// What is known of this number.
#[allow(clippy::too_many_lines)] // a table
pub(super) fn for_aadsts(number: u64) -> Option<Advice> {
    Some(match number {
        // The session, the code or the refresh token has ended.
        70000 => ended("The refresh token is not valid any more"),
        70008 | 700_081 | 700_082 => ended("The refresh token has expired"),
        70043 => ended("The tenant's sign-in frequency policy has ended the session"),
        50173 | 50132 | 50133 => ended("The session was revoked, or the password was changed"),
        50085 => ended("The social identity provider wants the account to sign in again"),
        50058 => again("The browser has no session: leave out --prompt none"),
        50089 | 140_000 | 140_001 => again("The sign-in page was open for too long, or its cookies are blocked"),
        54005 => again("The code was used already: do not reload the page that the browser ends on"),
        50147 | 501_481 | 501_491 => again("The answer belongs to another sign-in: use the newest browser tab"),
        70019 => ended("The device code has expired"),
        65004 => again("The consent was declined"),
        700_020 | 50140 | 50199 => again("The sign-in page asks for a confirmation: finish it in the browser"),

        // The person has something to do on the page.
        50072 | 50074 | 50076 | 50078 | 50079 | 50158 => again("A second factor is needed: complete it in the browser"),
        50055 | 50135 => again("The password must be changed: the sign-in page asks for a new one"),
        // 50142: not in the reference; the text of the service, unverified.
        50142 => again("A Conditional Access policy wants the password changed: the sign-in page asks for a new one"),
        50056 | 50064 | 50126 => again("The user name or the password is wrong"),

        // The account.
        50034 | 50014 | 51004 | 16003 => {
            settle_with("--sign-up", "There is no such account in this tenant: sign up, and check that a user flow has this app")
        }
        50020 | 16000 | 90072 | 50177 => {
            settle_with("--prompt select_account", "This account does not belong to the tenant: choose another one")
        }
        50053 => settle("The account is locked, or its network address is blocked: wait, then see Sign-in logs > Failure reason"),
        50057 => settle("The account is disabled: enable it under Users > the user > Edit properties > Account enabled"),
        50105 => settle(
            "Assign the account to the app under Enterprise applications > Users and groups, or set Properties > Assignment required to No",
        ),
        500_208 | 500_207 => {
            settle("Use the tenant's own authority, https://{subdomain}.ciamlogin.com/…, a single-tenant app, and a customer account")
        }

        // A policy. 530032, 530035: reference; 131010: MicrosoftDocs/entra-docs#419.
        53003 | 53004 | 53010 | 53011 | 50131 | 530_032 | 530_034 | 530_035 => settle(
            "A Conditional Access or security policy blocks this account or app: see Protection > Conditional Access and Sign-in logs",
        ),
        131_010 => {
            settle("A policy blocks this account: see Protection > Conditional Access. Right after a sign-up, a second try may work")
        }
        53000 | 53001 | 53002 | 50005 => settle(
            "A Conditional Access policy wants a managed device or an approved app: use one, or exclude this app under Protection > Conditional Access",
        ),
        50097 | 50129 | 50155 | 50187 | 135_011 | 700_003 => settle(
            "This device is not known to the tenant, or is disabled there: register it again, or exclude this app under Protection > Conditional Access",
        ),
        50002 | 500_021 | 500_022 | 500_212 | 500_213 => {
            settle("A tenant restriction or cross-tenant policy keeps this account out: ask its administrator")
        }

        // The app registration.
        50011 => settle(
            "Add the redirect URI to the app registration: Authentication > Web > exactly the REDIRECT_URI in use (case, path and slash count; the port does not)",
        ),
        500_113 | 900_971 => settle("Add a Web platform with your REDIRECT_URI to the app registration: Authentication > Add a platform"),
        700_084 => settle(
            "The redirect URI is registered as a single-page app, so its refresh tokens end after 24 hours: register it under Authentication > Web, or Mobile and desktop applications",
        ),
        9_002_327 => settle(
            "The redirect URI is registered as a single-page app: move it to Authentication > Web, or Mobile and desktop applications",
        ),
        9_002_326 => settle(
            "The tenant took the request for one of a web page (an Origin header): look for a proxy that adds one, and register the redirect URI under Authentication > Web, or Mobile and desktop applications, not as a single-page app",
        ),
        50146 | 501_461 => settle("Set `acceptMappedClaims` to true in the app registration's manifest"),
        7_000_215 => settle("Copy the secret's Value, not its ID: Certificates & secrets > New client secret, then update CLIENT_SECRET"),
        7_000_222 => settle("The client secret has expired: Certificates & secrets > New client secret, then update CLIENT_SECRET"),
        7_000_218 => {
            settle("Set CLIENT_SECRET, or register the redirect URI under Mobile and desktop applications and allow public client flows")
        }
        700_025 => settle("Remove CLIENT_SECRET, or register the redirect URI under the Web platform instead of Mobile and desktop"),
        700_027 | 50012 | 700_030 => settle(
            "Upload the certificate to the app registration of CLIENT_ID: Certificates & secrets > Certificates (a new one takes minutes to be known). With a federated token: compare its issuer, subject and audience with Certificates & secrets > Federated credentials",
        ),
        700_024 | 50027 => {
            settle("Check this machine's clock: an assertion by a certificate is good for five minutes (in WSL: sudo hwclock -s)")
        }
        70021 | 700_211..=700_213 => settle(
            "The federated credential does not fit the token: compare issuer, subject and audience (api://AzureADTokenExchange) under Certificates & secrets > Federated credentials; `cids token inspect -` shows the token's",
        ),
        500_133 => settle("The token that is exchanged has ended, or begins later: get a new one"),
        700_016 | 700_038 | 700_011 => settle("Check CLIENT_ID, and that AUTHORITY names the tenant in which the app is registered"),
        7_000_112 | 70001 => settle("The app registration is disabled: enable it in the admin center"),
        90002 | 900_023 => settle("Check the tenant's name in AUTHORITY: https://{subdomain}.ciamlogin.com/{subdomain}.onmicrosoft.com"),
        700_005 => settle("The code was issued by another tenant: check that AUTHORITY names the tenant that showed the sign-in page"),
        700_054 | 70005 => settle("Leave the implicit grant off; cids uses the authorization code flow"),

        // Permissions and scopes.
        65001 | 90008 => settle(
            "An administrator must consent: App registration > API permissions > add the permission > Grant admin consent (customers cannot consent)",
        ),
        90094 | 90095 => settle("An administrator must consent: App registration > API permissions > Grant admin consent"),
        65005 | 650_056 | 650_057 => settle("Add the permission under App registration > API permissions, then grant admin consent"),
        500_011 => settle("No such API in this tenant: check the scope's API URI (SCOPE or --scope)"),
        1_002_012 => settle("An application asks for all that it is granted at an API: --scope RESOURCE/.default"),
        70011 | 28002 | 28003 | 700_022 | 700_023 => settle("Check the scopes: those of one API at a time, spelled as under Expose an API"),

        // The request.
        90023 => settle("Leave out --domain-hint, which this tenant does not accept, or check the --param values"),
        900_144 => settle(
            "The request lacks the parameter that the message names: check CLIENT_ID, SCOPE and --param; if they are right, report it as a bug in cids",
        ),

        // Later, or elsewhere.
        50000 => {
            settle("External ID could not issue the token: try again in a minute; if it goes on, open a support ticket with the ids above")
        }
        50196 => settle("Too many identical requests: wait a few minutes, and look for a loop that asks for tokens"),
        90055 | 50088 | 90024 | 50033 | 90006 | 90012 | 90033 => settle("External ID is busy: try again in a minute"),
        40008 | 40009 | 40010 | 40015 | 20001 => settle(
            "The social identity provider failed: check its app's redirect URI, https://{subdomain}.ciamlogin.com/{subdomain}.onmicrosoft.com/federation/oauth2",
        ),
        1_003_000..=1_003_027 | 1_100_001 => settle("A custom authentication extension failed: see Sign-in logs > Authentication events"),
        _ => return None,
    })
}
