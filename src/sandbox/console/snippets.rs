//! Sign-in snippets with this tenant's values.

use crate::sandbox::respond::escape;
use crate::sandbox::state::State;

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
    let snippets = [
        (
            "cids",
            "Over plain http; no certificate is needed.",
            format!(
                "cids sandbox env > .env\ncids login\n\n# .env\nCLIENT_ID={client_id}\nCLIENT_SECRET={secret}\nAUTHORITY={origin}/{}\n\
                 REDIRECT_URI={redirect_uri}",
                directory.domain()
            ),
        ),
        (
            "MSAL Python, Django, Flask",
            "Run it with REQUESTS_CA_BUNDLE=$(cids sandbox cert).",
            format!(
                "app = msal.ConfidentialClientApplication(\n    \"{client_id}\",\n    client_credential=\"{secret}\",\n    \
                 authority=\"{authority}\",\n    instance_discovery=False,\n)"
            ),
        ),
        (
            "MSAL Node",
            "Run it with NODE_EXTRA_CA_CERTS=$(cids sandbox cert).",
            format!(
                "const app = new ConfidentialClientApplication({{\n  auth: {{\n    clientId: \"{client_id}\",\n    clientSecret: \"{secret}\",\n    \
                 authority: \"{authority}\",\n    knownAuthorities: [\"{host}\", \"{tenant_id}.ciamlogin.com\"],\n  }},\n}});"
            ),
        ),
        (
            "ASP.NET Core",
            "appsettings.json. Run it with SSL_CERT_FILE=$(cids sandbox cert), on Linux; the sandbox with --issuer origin.",
            format!(
                "\"AzureAd\": {{\n  \"Authority\": \"{secure}/{tenant_id}/v2.0\",\n  \"ClientId\": \"{client_id}\",\n  \"ClientSecret\": \
                 \"{secret}\",\n  \"CallbackPath\": \"/redirect\"\n}}"
            ),
        ),
    ];
    let cards =
        snippets.map(|(name, how, code)| format!("<h2>{name}</h2><p class=\"quiet\">{how}</p><pre tabindex=\"0\">{}</pre>", escape(&code)));
    format!("<h1>Snippets</h1><p class=\"quiet\">For {}, with this tenant's values.</p>{}", escape(&app.name), cards.concat())
}
