# MSAL Python on the sandbox: prints the URL for the browser, reads the browser's answer, and goes on from there.
import json, os, sys
import msal, requests

# configuration
app = msal.ConfidentialClientApplication(
    os.environ["CLIENT_ID"],
    client_credential=os.environ["CLIENT_SECRET"],
    authority=os.environ["AUTHORITY"],  # https://localhost:8400/litwarecustomers.onmicrosoft.com
    instance_discovery=False,  # the sandbox is not in Microsoft's list of clouds
)  # and REQUESTS_CA_BUNDLE in the environment: `cids sandbox cert`
# end of configuration

flow = app.initiate_auth_code_flow(["User.Read"], redirect_uri=os.environ["REDIRECT_URI"], response_mode="form_post")
print(json.dumps({"url": flow["auth_uri"]}), flush=True)
result = app.acquire_token_by_auth_code_flow(flow, json.loads(sys.stdin.readline()))
assert "access_token" in result, result
[account] = app.get_accounts()
renewed = app.acquire_token_silent(["User.Read"], account, force_refresh=True)
assert renewed and renewed["access_token"] != result["access_token"], renewed
graph = os.environ["AUTHORITY"].rsplit("/", 1)[0] + "/v1.0/me"
me = requests.get(graph, headers={"Authorization": f"Bearer {renewed['access_token']}"}, timeout=30)
logout = requests.get(os.environ["AUTHORITY"] + "/v2.0/.well-known/openid-configuration", timeout=30).json()["end_session_endpoint"]
app.remove_account(account)
print(json.dumps({
    "username": result["id_token_claims"]["preferred_username"],
    "graph": me.json()["displayName"],
    "logout": f"{logout}?logout_hint={result['id_token_claims']['login_hint']}",
}), flush=True)

device = msal.PublicClientApplication(os.environ["PUBLIC_CLIENT_ID"], authority=os.environ["AUTHORITY"], instance_discovery=False)
flow = device.initiate_device_flow(["User.Read"])
print(json.dumps({"url": flow["verification_uri"], "user_code": flow["user_code"]}), flush=True)
flow["interval"] = 1
result = device.acquire_token_by_device_flow(flow)
assert "access_token" in result, result
print(json.dumps({"username": result["id_token_claims"]["preferred_username"]}), flush=True)
