//! Sign-in snippets with this tenant's values.

use crate::sandbox::respond::escape;
use crate::sandbox::state::State;
use crate::shell;

pub(super) fn page(state: &State, origin: &str) -> String {
    let directory = &state.directory;
    let for_customers = directory.apps.iter().find(|app| app.user_flow.is_some() && !app.secrets.is_empty());
    let Some(app) = for_customers.or(directory.apps.first()) else {
        return "<h1>Snippets</h1><p class=\"quiet\">The tenant has no app.</p>".to_owned();
    };
    let secure = origin.replacen("http://", "https://", 1);
    let authority = format!("{secure}/{}", directory.domain());
    let (client_id, tenant_id) = (&app.client_id, &directory.tenant.id);
    let secret = app.secrets.first().map_or("", |secret| secret.value.as_str());
    let redirect_uri = app.redirect_uris.first().map_or("", String::as_str);
    let host = secure.trim_start_matches("https://");
    let settings = [
        ("CLIENT_ID", client_id.as_str()),
        ("CLIENT_SECRET", secret),
        ("AUTHORITY", &format!("{origin}/{}", directory.domain())),
        ("REDIRECT_URI", redirect_uri),
    ];
    let settings = settings.map(|(name, value)| format!("{name}={}", shell::word(value))).join("\n");
    // A string of JSON is one of Python and of JavaScript too.
    let text = |value: &str| serde_json::Value::from(value).to_string();
    let snippets = [
        ("cids", "Over plain http; no certificate is needed.", format!("cids sandbox env > .env\ncids login\n\n# .env\n{settings}")),
        (
            "MSAL Python, Django, Flask",
            "Run it with REQUESTS_CA_BUNDLE=$(cids sandbox cert).",
            format!(
                "app = msal.ConfidentialClientApplication(\n    {},\n    client_credential={},\n    authority={},\n    \
                 instance_discovery=False,\n)",
                text(client_id),
                text(secret),
                text(&authority)
            ),
        ),
        (
            "MSAL Node",
            "Run it with NODE_EXTRA_CA_CERTS=$(cids sandbox cert).",
            format!(
                "const app = new ConfidentialClientApplication({{\n  auth: {{\n    clientId: {},\n    clientSecret: {},\n    authority: \
                 {},\n    knownAuthorities: [{}, {}],\n  }},\n}});",
                text(client_id),
                text(secret),
                text(&authority),
                text(host),
                text(&format!("{tenant_id}.ciamlogin.com"))
            ),
        ),
        (
            "ASP.NET Core",
            "appsettings.json. Run it with SSL_CERT_FILE=$(cids sandbox cert), on Linux; the sandbox with --issuer origin.",
            format!(
                "\"AzureAd\": {{\n  \"Authority\": {},\n  \"ClientId\": {},\n  \"ClientSecret\": {},\n  \"CallbackPath\": \
                 \"/redirect\"\n}}",
                text(&format!("{secure}/{tenant_id}/v2.0")),
                text(client_id),
                text(secret)
            ),
        ),
    ];
    let cards =
        snippets.map(|(name, how, code)| format!("<h2>{name}</h2><p class=\"quiet\">{how}</p><pre tabindex=\"0\">{}</pre>", escape(&code)));
    format!("<h1>Snippets</h1><p class=\"quiet\">For {}, with this tenant's values.</p>{}", escape(&app.name), cards.concat())
}
