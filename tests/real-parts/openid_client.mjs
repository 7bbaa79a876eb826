// openid-client, a certified OpenID client, on the sandbox with --issuer origin: prints the URL for the browser, reads the browser's
// answer, and goes on from there.
import { createInterface } from "node:readline/promises";
import * as client from "openid-client";

const { CLIENT_ID, CLIENT_SECRET, ORIGIN, REDIRECT_URI, TENANT_ID } = process.env;
// configuration
// It compares the issuer with the URL that it asked: start the sandbox with --issuer origin.
const issuer = new URL(`${ORIGIN}/${TENANT_ID}/v2.0`); // https://localhost:8400/{tenant id}/v2.0
const config = await client.discovery(issuer, CLIENT_ID, CLIENT_SECRET);
// and NODE_EXTRA_CA_CERTS in the environment: `cids sandbox cert`
// end of configuration

const say = (value) => console.log(JSON.stringify(value));
const pkceCodeVerifier = client.randomPKCECodeVerifier();
const [expectedState, expectedNonce] = [client.randomState(), client.randomNonce()];
const url = client.buildAuthorizationUrl(config, {
  redirect_uri: REDIRECT_URI,
  scope: "openid profile offline_access User.Read",
  response_mode: "form_post",
  code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
  code_challenge_method: "S256",
  state: expectedState,
  nonce: expectedNonce,
});
say({ url: url.href });
const lines = createInterface({ input: process.stdin });
const line = await new Promise((done) => lines.once("line", done));
const answer = new Request(REDIRECT_URI, { method: "POST", body: new URLSearchParams(JSON.parse(line)) });
const tokens = await client.authorizationCodeGrant(config, answer, { pkceCodeVerifier, expectedState, expectedNonce });
const renewed = await client.refreshTokenGrant(config, tokens.refresh_token, { scope: "openid offline_access User.Read" });
const me = await fetch(`${ORIGIN}/v1.0/me`, { headers: { authorization: `Bearer ${renewed.access_token}` } });
say({
  username: tokens.claims().preferred_username,
  graph: (await me.json()).displayName,
  logout: client.buildEndSessionUrl(config, { logout_hint: tokens.claims().login_hint }).href,
});
lines.close();
