// MSAL Node on the sandbox: prints the URL for the browser, reads the browser's answer, and goes on from there.
import { createInterface } from "node:readline/promises";
import { ConfidentialClientApplication, CryptoProvider } from "@azure/msal-node";

const { AUTHORITY, CLIENT_ID, CLIENT_SECRET, REDIRECT_URI, TENANT_ID } = process.env;
// configuration
const app = new ConfidentialClientApplication({
  auth: {
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    authority: AUTHORITY, // https://localhost:8400/litwarecustomers.onmicrosoft.com
    // The sandbox's own host, and that of the issuer, which differs from it as at the real service.
    knownAuthorities: [new URL(AUTHORITY).host, `${TENANT_ID}.ciamlogin.com`],
  },
}); // and NODE_EXTRA_CA_CERTS in the environment: `cids sandbox cert`
// end of configuration

const say = (value) => console.log(JSON.stringify(value));
const scopes = ["User.Read"];
const { verifier, challenge } = await new CryptoProvider().generatePkceCodes();
const request = { scopes, redirectUri: REDIRECT_URI };
say({ url: await app.getAuthCodeUrl({ ...request, responseMode: "form_post", state: "s", codeChallenge: challenge, codeChallengeMethod: "S256" }) });
const lines = createInterface({ input: process.stdin });
const [line] = await Promise.all([new Promise((done) => lines.once("line", done))]);
const answer = JSON.parse(line);
const result = await app.acquireTokenByCode({ ...request, code: answer.code, codeVerifier: verifier });
const renewed = await app.acquireTokenSilent({ account: result.account, scopes, forceRefresh: true });
if (renewed.accessToken === result.accessToken) throw new Error("nothing was refreshed");
const me = await fetch(`${new URL(AUTHORITY).origin}/v1.0/me`, { headers: { authorization: `Bearer ${renewed.accessToken}` } });
const metadata = await (await fetch(`${AUTHORITY}/v2.0/.well-known/openid-configuration`)).json();
const own = await app.acquireTokenByClientCredential({ scopes: ["https://graph.microsoft.com/.default"] });
if (!own.accessToken) throw new Error("no token for the app itself");
say({
  username: result.account.username,
  graph: (await me.json()).displayName,
  logout: `${metadata.end_session_endpoint}?logout_hint=${result.idTokenClaims.login_hint}`,
});
lines.close();
