// An OpenID provider that others wrote, on a free port, with one client. Prints {"issuer", "port"} when it is ready; FRONT is the port of
// whoever stands before it, and AUTH_METHOD the one way in which the client proves itself.
import { createServer } from "node:http";
import Provider from "oidc-provider";

const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address();
  const issuer = `http://127.0.0.1:${process.env.FRONT ?? port}/realm`;
  const provider = new Provider(issuer, {
    clients: [{
      client_id: "cids-test",
      client_secret: "a-secret-of-the-test-that-is-long-enough-for-hs256",
      grant_types: ["authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code"],
      redirect_uris: [process.env.REDIRECT_URI],
      post_logout_redirect_uris: [process.env.REDIRECT_URI],
      response_types: ["code"],
      token_endpoint_auth_method: process.env.AUTH_METHOD ?? "client_secret_post",
    }],
    features: { rpInitiatedLogout: { enabled: true }, devInteractions: { enabled: true }, deviceFlow: { enabled: true } },
    // So short that the next call for a token needs a refresh.
    ttl: { AccessToken: 10, IdToken: 3600, RefreshToken: 3600, Session: 3600, Grant: 3600, Interaction: 600 },
    claims: { openid: ["sub"], profile: ["name"] },
    clientAuthMethods: [process.env.AUTH_METHOD ?? "client_secret_post"],
    pkce: { required: () => true },
    rotateRefreshToken: true,
  });
  // The issuer has a path, as External ID's custom domains do.
  const callback = provider.callback();
  server.on("request", (request, response) => {
    request.originalUrl = request.url;
    request.url = request.url.replace(/^\/realm/, "");
    callback(request, response);
  });
  console.log(JSON.stringify({ issuer, port }));
});
