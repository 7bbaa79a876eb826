
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'cids' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'cids'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'cids' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Sign in with the system browser')
            [CompletionResult]::new('whoami', 'whoami', [CompletionResultType]::ParameterValue, 'Show the signed-in account, from its verified ID token')
            [CompletionResult]::new('graph', 'graph', [CompletionResultType]::ParameterValue, 'Call Microsoft Graph as the signed-in customer')
            [CompletionResult]::new('api', 'api', [CompletionResultType]::ParameterValue, 'Call the application''s own API with a token for its scope')
            [CompletionResult]::new('logout', 'logout', [CompletionResultType]::ParameterValue, 'Forget the account here and end the browser''s session')
            [CompletionResult]::new('token', 'token', [CompletionResultType]::ParameterValue, 'Print an access token for another tool')
            [CompletionResult]::new('exec', 'exec', [CompletionResultType]::ParameterValue, 'Run a command with an access token in its environment')
            [CompletionResult]::new('accounts', 'accounts', [CompletionResultType]::ParameterValue, 'List, switch and forget the accounts that are signed in here')
            [CompletionResult]::new('profile', 'profile', [CompletionResultType]::ParameterValue, 'Show and change the signed-in customer''s own profile')
            [CompletionResult]::new('profiles', 'profiles', [CompletionResultType]::ParameterValue, 'List, add, choose and remove profiles: settings under a name')
            [CompletionResult]::new('store', 'store', [CompletionResultType]::ParameterValue, 'Show where tokens are kept and why, prove it, and move them')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show every setting in force with its source')
            [CompletionResult]::new('demo', 'demo', [CompletionResultType]::ParameterValue, 'Play the whole journey on a private sandbox: sign in, whoami, Graph, sign out')
            [CompletionResult]::new('sandbox', 'sandbox', [CompletionResultType]::ParameterValue, 'Run a local External ID tenant')
            [CompletionResult]::new('completion', 'completion', [CompletionResultType]::ParameterValue, 'Print a completion script for a shell')
            [CompletionResult]::new('environment', 'environment', [CompletionResultType]::ParameterValue, 'Environment variables  Settings. Each is looked up as a flag, as CIDS_NAME, as NAME, in .env in the working directory (never a parent), in the profile, in this order.    AUTHORITY                 the tenant: https://contoso.ciamlogin.com/contoso.onmicrosoft.com, or just contoso   OIDC_AUTHORITY            instead of AUTHORITY: a custom domain or any OpenID provider, the issuer''s base as it stands   CLIENT_ID                 the application (client) ID   CLIENT_SECRET             the client secret''s value; leave it out for a public client   CLIENT_CERTIFICATE        instead of a secret: the file of a certificate with its key, PEM or PKCS#12   REDIRECT_URI              where the browser returns [default: http://localhost:5000/redirect]   POST_LOGOUT_REDIRECT_URI  where the browser returns after sign-out [default: REDIRECT_URI]   SCOPE                     the app''s own API''s scopes   ENDPOINT                  the app''s own API, for `cids api`; one from .env is asked about once  Read from the environment only, never from .env:    CIDS_PROFILE              the profile of config.toml, for this terminal: `cids profiles`   CIDS_ACCOUNT              the account to act as: its name or object id   CIDS_ACCESS_TOKEN         a ready access token, used as it is   CIDS_CLIENT_CERTIFICATE_PASSPHRASE                             opens an encrypted key or a .pfx   CIDS_FEDERATED_TOKEN_FILE, AZURE_FEDERATED_TOKEN_FILE                             instead of a secret: the file that the platform keeps the application''s token in   CIDS_NO_INPUT             1: ask nothing and wait for nobody, as --no-input; CI=true stands for a machine without a person too   CIDS_TOKEN_STORE          auto, keyring, encrypted-file or plaintext-file   CIDS_STORE_PASSPHRASE     opens encrypted token files where the kernel''s keyring does not   CIDS_CONFIG_DIR           where config.toml is   CIDS_STATE_DIR            where the list of accounts and the metadata cache are   CIDS_BROWSER, BROWSER     the browser''s command; %s stands for the URL   CIDS_SANDBOX              the origin of the sandbox whose levers are pulled; `sandbox exec` sets it   NO_COLOR, CLICOLOR_FORCE  colour never, or always   HTTPS_PROXY, ALL_PROXY    the proxy, http, https or socks; loopback never goes through it   NO_PROXY                  the hosts that are reached without it   CIDS_CA_BUNDLE            a file of certificates that are trusted beside the system''s; also --ca-bundle, and ca_bundle in a profile   SSL_CERT_FILE             the same, for every program; and SSL_CERT_DIR, folders of such files')
            [CompletionResult]::new('exit-codes', 'exit-codes', [CompletionResultType]::ParameterValue, 'Exit codes      0  done; also when the reader of stdout went away     1  failed for a reason not below     2  usage: a bad flag or argument     3  configuration missing or wrong, or the token store unusable     4  sign-in required     5  External ID, Microsoft Graph or an API answered with an error     6  network unreachable or too slow     7  the person cancelled, or the deadline passed   130  interrupted  Under --json the last line of stderr is an object whose `code` is a stable word.')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cids;login' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--browser', '--browser', [CompletionResultType]::ParameterName, 'Open the URL with this command, also without a terminal; %s stands for the URL')
            [CompletionResult]::new('--prompt', '--prompt', [CompletionResultType]::ParameterName, 'What the sign-in page shows: login, none, consent, select_account or create')
            [CompletionResult]::new('--login-hint', '--login-hint', [CompletionResultType]::ParameterName, 'Fill in this email address')
            [CompletionResult]::new('--domain-hint', '--domain-hint', [CompletionResultType]::ParameterName, 'Go straight to this identity provider, such as Google')
            [CompletionResult]::new('--ui-locales', '--ui-locales', [CompletionResultType]::ParameterName, 'The language of the pages, such as de-DE')
            [CompletionResult]::new('--scope', '--scope', [CompletionResultType]::ParameterName, 'Ask for this scope too; repeatable')
            [CompletionResult]::new('--param', '--param', [CompletionResultType]::ParameterName, 'Add this parameter to the authorization request; repeatable')
            [CompletionResult]::new('--response-mode', '--response-mode', [CompletionResultType]::ParameterName, 'How the answer comes back [default: form_post where cids opens the browser itself, else query]')
            [CompletionResult]::new('--port', '--port', [CompletionResultType]::ParameterName, 'Listen on this port and on no other')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Wait this long for the person')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('--sign-up', '--sign-up', [CompletionResultType]::ParameterName, 'Open the create-account page')
            [CompletionResult]::new('--no-browser', '--no-browser', [CompletionResultType]::ParameterName, 'Print the URL and open no browser; the answer may be pasted')
            [CompletionResult]::new('--private', '--private', [CompletionResultType]::ParameterName, 'Open the URL in a private window')
            [CompletionResult]::new('--device-code', '--device-code', [CompletionResultType]::ParameterName, 'Show a code to enter in a browser on any device, where none can reach this one')
            [CompletionResult]::new('--app-only', '--app-only', [CompletionResultType]::ParameterName, 'Sign in the application itself, by its secret, certificate or federated token; there is no person')
            [CompletionResult]::new('--ask-secret', '--ask-secret', [CompletionResultType]::ParameterName, 'Ask for the client secret, without echo')
            [CompletionResult]::new('--secret-stdin', '--secret-stdin', [CompletionResultType]::ParameterName, 'Read the client secret from stdin')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;whoami' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('--claims', '--claims', [CompletionResultType]::ParameterName, 'Show every claim of the ID token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;graph' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('me', 'me', [CompletionResultType]::ParameterValue, 'Show the signed-in customer''s profile')
            [CompletionResult]::new('get', 'get', [CompletionResultType]::ParameterValue, 'Get a path of Graph, such as me or users')
            [CompletionResult]::new('post', 'post', [CompletionResultType]::ParameterValue, 'Create something, or call an action')
            [CompletionResult]::new('patch', 'patch', [CompletionResultType]::ParameterValue, 'Change some properties of something')
            [CompletionResult]::new('put', 'put', [CompletionResultType]::ParameterValue, 'Replace something')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete something; asks first')
            [CompletionResult]::new('batch', 'batch', [CompletionResultType]::ParameterValue, 'Send many requests, twenty at a time')
            [CompletionResult]::new('ls', 'ls', [CompletionResultType]::ParameterValue, 'List the paths that Graph is known to have, and what they need')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cids;graph;me' {
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'The properties to ask for, separated by commas')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write the answer [default: table on a terminal, else json]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the answer to this file, which is there when all of it is')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq expression for each row; texts are written without quotation marks')
            [CompletionResult]::new('--scope', '--scope', [CompletionResultType]::ParameterName, 'The delegated permission to ask for; repeatable')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--slurp', '--slurp', [CompletionResultType]::ParameterName, 'Make one list of all rows, for --jq or to be written; keeps them all in memory')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'Write status and headers first, of errors too')
            [CompletionResult]::new('--include', '--include', [CompletionResultType]::ParameterName, 'Write status and headers first, of errors too')
            [CompletionResult]::new('--silent', '--silent', [CompletionResultType]::ParameterName, 'Write nothing of the body')
            [CompletionResult]::new('--ask-secret', '--ask-secret', [CompletionResultType]::ParameterName, 'Ask for the client secret, without echo')
            [CompletionResult]::new('--secret-stdin', '--secret-stdin', [CompletionResultType]::ParameterName, 'Read the client secret from stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;graph;get' {
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'The properties to ask for, separated by commas')
            [CompletionResult]::new('--filter', '--filter', [CompletionResultType]::ParameterName, 'Only what this holds for, such as "startsWith(displayName,''Ca'')"')
            [CompletionResult]::new('--expand', '--expand', [CompletionResultType]::ParameterName, 'What is related, too')
            [CompletionResult]::new('--orderby', '--orderby', [CompletionResultType]::ParameterName, 'The order, such as "displayName desc"')
            [CompletionResult]::new('--search', '--search', [CompletionResultType]::ParameterName, 'Words, such as displayName:Casey; implies ConsistencyLevel: eventual')
            [CompletionResult]::new('--top', '--top', [CompletionResultType]::ParameterName, 'So many on a page')
            [CompletionResult]::new('-F', '-F ', [CompletionResultType]::ParameterName, 'A member of the JSON body: numbers, true, false and null are such, @FILE is read; nested as a[b]=1, arrays as a[]=1; in the query of a GET')
            [CompletionResult]::new('--field', '--field', [CompletionResultType]::ParameterName, 'A member of the JSON body: numbers, true, false and null are such, @FILE is read; nested as a[b]=1, arrays as a[]=1; in the query of a GET')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'A member of the JSON body that is text')
            [CompletionResult]::new('--raw-field', '--raw-field', [CompletionResultType]::ParameterName, 'A member of the JSON body that is text')
            [CompletionResult]::new('--input', '--input', [CompletionResultType]::ParameterName, 'The body is this file, or stdin (-)')
            [CompletionResult]::new('-H', '-H ', [CompletionResultType]::ParameterName, 'A header; repeatable')
            [CompletionResult]::new('--header', '--header', [CompletionResultType]::ParameterName, 'A header; repeatable')
            [CompletionResult]::new('--resume', '--resume', [CompletionResultType]::ParameterName, 'Keep in FILE where --all stands, and go on from there; rows are then lines (ndjson) or csv')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write the answer [default: table on a terminal, else json]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the answer to this file, which is there when all of it is')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq expression for each row; texts are written without quotation marks')
            [CompletionResult]::new('--scope', '--scope', [CompletionResultType]::ParameterName, 'The delegated permission to ask for; repeatable')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--count', '--count', [CompletionResultType]::ParameterName, 'How many there are in all; implies ConsistencyLevel: eventual')
            [CompletionResult]::new('--beta', '--beta', [CompletionResultType]::ParameterName, 'Ask the beta version')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the request, and send nothing')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Follow the pages to the end')
            [CompletionResult]::new('--delta', '--delta', [CompletionResultType]::ParameterName, 'Keep the delta link in the file of --resume: the next time only what has changed since is asked for')
            [CompletionResult]::new('--slurp', '--slurp', [CompletionResultType]::ParameterName, 'Make one list of all rows, for --jq or to be written; keeps them all in memory')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'Write status and headers first, of errors too')
            [CompletionResult]::new('--include', '--include', [CompletionResultType]::ParameterName, 'Write status and headers first, of errors too')
            [CompletionResult]::new('--silent', '--silent', [CompletionResultType]::ParameterName, 'Write nothing of the body')
            [CompletionResult]::new('--ask-secret', '--ask-secret', [CompletionResultType]::ParameterName, 'Ask for the client secret, without echo')
            [CompletionResult]::new('--secret-stdin', '--secret-stdin', [CompletionResultType]::ParameterName, 'Read the client secret from stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;graph;post' {
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'The properties to ask for, separated by commas')
            [CompletionResult]::new('--filter', '--filter', [CompletionResultType]::ParameterName, 'Only what this holds for, such as "startsWith(displayName,''Ca'')"')
            [CompletionResult]::new('--expand', '--expand', [CompletionResultType]::ParameterName, 'What is related, too')
            [CompletionResult]::new('--orderby', '--orderby', [CompletionResultType]::ParameterName, 'The order, such as "displayName desc"')
            [CompletionResult]::new('--search', '--search', [CompletionResultType]::ParameterName, 'Words, such as displayName:Casey; implies ConsistencyLevel: eventual')
            [CompletionResult]::new('--top', '--top', [CompletionResultType]::ParameterName, 'So many on a page')
            [CompletionResult]::new('-F', '-F ', [CompletionResultType]::ParameterName, 'A member of the JSON body: numbers, true, false and null are such, @FILE is read; nested as a[b]=1, arrays as a[]=1; in the query of a GET')
            [CompletionResult]::new('--field', '--field', [CompletionResultType]::ParameterName, 'A member of the JSON body: numbers, true, false and null are such, @FILE is read; nested as a[b]=1, arrays as a[]=1; in the query of a GET')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'A member of the JSON body that is text')
            [CompletionResult]::new('--raw-field', '--raw-field', [CompletionResultType]::ParameterName, 'A member of the JSON body that is text')
            [CompletionResult]::new('--input', '--input', [CompletionResultType]::ParameterName, 'The body is this file, or stdin (-)')
            [CompletionResult]::new('-H', '-H ', [CompletionResultType]::ParameterName, 'A header; repeatable')
            [CompletionResult]::new('--header', '--header', [CompletionResultType]::ParameterName, 'A header; repeatable')
            [CompletionResult]::new('--resume', '--resume', [CompletionResultType]::ParameterName, 'Keep in FILE where --all stands, and go on from there; rows are then lines (ndjson) or csv')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write the answer [default: table on a terminal, else json]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the answer to this file, which is there when all of it is')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq expression for each row; texts are written without quotation marks')
            [CompletionResult]::new('--scope', '--scope', [CompletionResultType]::ParameterName, 'The delegated permission to ask for; repeatable')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--count', '--count', [CompletionResultType]::ParameterName, 'How many there are in all; implies ConsistencyLevel: eventual')
            [CompletionResult]::new('--beta', '--beta', [CompletionResultType]::ParameterName, 'Ask the beta version')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the request, and send nothing')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Follow the pages to the end')
            [CompletionResult]::new('--delta', '--delta', [CompletionResultType]::ParameterName, 'Keep the delta link in the file of --resume: the next time only what has changed since is asked for')
            [CompletionResult]::new('--slurp', '--slurp', [CompletionResultType]::ParameterName, 'Make one list of all rows, for --jq or to be written; keeps them all in memory')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'Write status and headers first, of errors too')
            [CompletionResult]::new('--include', '--include', [CompletionResultType]::ParameterName, 'Write status and headers first, of errors too')
            [CompletionResult]::new('--silent', '--silent', [CompletionResultType]::ParameterName, 'Write nothing of the body')
            [CompletionResult]::new('--ask-secret', '--ask-secret', [CompletionResultType]::ParameterName, 'Ask for the client secret, without echo')
            [CompletionResult]::new('--secret-stdin', '--secret-stdin', [CompletionResultType]::ParameterName, 'Read the client secret from stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;graph;patch' {
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'The properties to ask for, separated by commas')
            [CompletionResult]::new('--filter', '--filter', [CompletionResultType]::ParameterName, 'Only what this holds for, such as "startsWith(displayName,''Ca'')"')
            [CompletionResult]::new('--expand', '--expand', [CompletionResultType]::ParameterName, 'What is related, too')
            [CompletionResult]::new('--orderby', '--orderby', [CompletionResultType]::ParameterName, 'The order, such as "displayName desc"')
            [CompletionResult]::new('--search', '--search', [CompletionResultType]::ParameterName, 'Words, such as displayName:Casey; implies ConsistencyLevel: eventual')
            [CompletionResult]::new('--top', '--top', [CompletionResultType]::ParameterName, 'So many on a page')
            [CompletionResult]::new('-F', '-F ', [CompletionResultType]::ParameterName, 'A member of the JSON body: numbers, true, false and null are such, @FILE is read; nested as a[b]=1, arrays as a[]=1; in the query of a GET')
            [CompletionResult]::new('--field', '--field', [CompletionResultType]::ParameterName, 'A member of the JSON body: numbers, true, false and null are such, @FILE is read; nested as a[b]=1, arrays as a[]=1; in the query of a GET')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'A member of the JSON body that is text')
            [CompletionResult]::new('--raw-field', '--raw-field', [CompletionResultType]::ParameterName, 'A member of the JSON body that is text')
            [CompletionResult]::new('--input', '--input', [CompletionResultType]::ParameterName, 'The body is this file, or stdin (-)')
            [CompletionResult]::new('-H', '-H ', [CompletionResultType]::ParameterName, 'A header; repeatable')
            [CompletionResult]::new('--header', '--header', [CompletionResultType]::ParameterName, 'A header; repeatable')
            [CompletionResult]::new('--resume', '--resume', [CompletionResultType]::ParameterName, 'Keep in FILE where --all stands, and go on from there; rows are then lines (ndjson) or csv')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write the answer [default: table on a terminal, else json]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the answer to this file, which is there when all of it is')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq expression for each row; texts are written without quotation marks')
            [CompletionResult]::new('--scope', '--scope', [CompletionResultType]::ParameterName, 'The delegated permission to ask for; repeatable')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--count', '--count', [CompletionResultType]::ParameterName, 'How many there are in all; implies ConsistencyLevel: eventual')
            [CompletionResult]::new('--beta', '--beta', [CompletionResultType]::ParameterName, 'Ask the beta version')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the request, and send nothing')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Follow the pages to the end')
            [CompletionResult]::new('--delta', '--delta', [CompletionResultType]::ParameterName, 'Keep the delta link in the file of --resume: the next time only what has changed since is asked for')
            [CompletionResult]::new('--slurp', '--slurp', [CompletionResultType]::ParameterName, 'Make one list of all rows, for --jq or to be written; keeps them all in memory')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'Write status and headers first, of errors too')
            [CompletionResult]::new('--include', '--include', [CompletionResultType]::ParameterName, 'Write status and headers first, of errors too')
            [CompletionResult]::new('--silent', '--silent', [CompletionResultType]::ParameterName, 'Write nothing of the body')
            [CompletionResult]::new('--ask-secret', '--ask-secret', [CompletionResultType]::ParameterName, 'Ask for the client secret, without echo')
            [CompletionResult]::new('--secret-stdin', '--secret-stdin', [CompletionResultType]::ParameterName, 'Read the client secret from stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;graph;put' {
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'The properties to ask for, separated by commas')
            [CompletionResult]::new('--filter', '--filter', [CompletionResultType]::ParameterName, 'Only what this holds for, such as "startsWith(displayName,''Ca'')"')
            [CompletionResult]::new('--expand', '--expand', [CompletionResultType]::ParameterName, 'What is related, too')
            [CompletionResult]::new('--orderby', '--orderby', [CompletionResultType]::ParameterName, 'The order, such as "displayName desc"')
            [CompletionResult]::new('--search', '--search', [CompletionResultType]::ParameterName, 'Words, such as displayName:Casey; implies ConsistencyLevel: eventual')
            [CompletionResult]::new('--top', '--top', [CompletionResultType]::ParameterName, 'So many on a page')
            [CompletionResult]::new('-F', '-F ', [CompletionResultType]::ParameterName, 'A member of the JSON body: numbers, true, false and null are such, @FILE is read; nested as a[b]=1, arrays as a[]=1; in the query of a GET')
            [CompletionResult]::new('--field', '--field', [CompletionResultType]::ParameterName, 'A member of the JSON body: numbers, true, false and null are such, @FILE is read; nested as a[b]=1, arrays as a[]=1; in the query of a GET')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'A member of the JSON body that is text')
            [CompletionResult]::new('--raw-field', '--raw-field', [CompletionResultType]::ParameterName, 'A member of the JSON body that is text')
            [CompletionResult]::new('--input', '--input', [CompletionResultType]::ParameterName, 'The body is this file, or stdin (-)')
            [CompletionResult]::new('-H', '-H ', [CompletionResultType]::ParameterName, 'A header; repeatable')
            [CompletionResult]::new('--header', '--header', [CompletionResultType]::ParameterName, 'A header; repeatable')
            [CompletionResult]::new('--resume', '--resume', [CompletionResultType]::ParameterName, 'Keep in FILE where --all stands, and go on from there; rows are then lines (ndjson) or csv')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write the answer [default: table on a terminal, else json]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the answer to this file, which is there when all of it is')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq expression for each row; texts are written without quotation marks')
            [CompletionResult]::new('--scope', '--scope', [CompletionResultType]::ParameterName, 'The delegated permission to ask for; repeatable')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--count', '--count', [CompletionResultType]::ParameterName, 'How many there are in all; implies ConsistencyLevel: eventual')
            [CompletionResult]::new('--beta', '--beta', [CompletionResultType]::ParameterName, 'Ask the beta version')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the request, and send nothing')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Follow the pages to the end')
            [CompletionResult]::new('--delta', '--delta', [CompletionResultType]::ParameterName, 'Keep the delta link in the file of --resume: the next time only what has changed since is asked for')
            [CompletionResult]::new('--slurp', '--slurp', [CompletionResultType]::ParameterName, 'Make one list of all rows, for --jq or to be written; keeps them all in memory')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'Write status and headers first, of errors too')
            [CompletionResult]::new('--include', '--include', [CompletionResultType]::ParameterName, 'Write status and headers first, of errors too')
            [CompletionResult]::new('--silent', '--silent', [CompletionResultType]::ParameterName, 'Write nothing of the body')
            [CompletionResult]::new('--ask-secret', '--ask-secret', [CompletionResultType]::ParameterName, 'Ask for the client secret, without echo')
            [CompletionResult]::new('--secret-stdin', '--secret-stdin', [CompletionResultType]::ParameterName, 'Read the client secret from stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;graph;delete' {
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'The properties to ask for, separated by commas')
            [CompletionResult]::new('--filter', '--filter', [CompletionResultType]::ParameterName, 'Only what this holds for, such as "startsWith(displayName,''Ca'')"')
            [CompletionResult]::new('--expand', '--expand', [CompletionResultType]::ParameterName, 'What is related, too')
            [CompletionResult]::new('--orderby', '--orderby', [CompletionResultType]::ParameterName, 'The order, such as "displayName desc"')
            [CompletionResult]::new('--search', '--search', [CompletionResultType]::ParameterName, 'Words, such as displayName:Casey; implies ConsistencyLevel: eventual')
            [CompletionResult]::new('--top', '--top', [CompletionResultType]::ParameterName, 'So many on a page')
            [CompletionResult]::new('-F', '-F ', [CompletionResultType]::ParameterName, 'A member of the JSON body: numbers, true, false and null are such, @FILE is read; nested as a[b]=1, arrays as a[]=1; in the query of a GET')
            [CompletionResult]::new('--field', '--field', [CompletionResultType]::ParameterName, 'A member of the JSON body: numbers, true, false and null are such, @FILE is read; nested as a[b]=1, arrays as a[]=1; in the query of a GET')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'A member of the JSON body that is text')
            [CompletionResult]::new('--raw-field', '--raw-field', [CompletionResultType]::ParameterName, 'A member of the JSON body that is text')
            [CompletionResult]::new('--input', '--input', [CompletionResultType]::ParameterName, 'The body is this file, or stdin (-)')
            [CompletionResult]::new('-H', '-H ', [CompletionResultType]::ParameterName, 'A header; repeatable')
            [CompletionResult]::new('--header', '--header', [CompletionResultType]::ParameterName, 'A header; repeatable')
            [CompletionResult]::new('--resume', '--resume', [CompletionResultType]::ParameterName, 'Keep in FILE where --all stands, and go on from there; rows are then lines (ndjson) or csv')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write the answer [default: table on a terminal, else json]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the answer to this file, which is there when all of it is')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq expression for each row; texts are written without quotation marks')
            [CompletionResult]::new('--scope', '--scope', [CompletionResultType]::ParameterName, 'The delegated permission to ask for; repeatable')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--count', '--count', [CompletionResultType]::ParameterName, 'How many there are in all; implies ConsistencyLevel: eventual')
            [CompletionResult]::new('--beta', '--beta', [CompletionResultType]::ParameterName, 'Ask the beta version')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the request, and send nothing')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Follow the pages to the end')
            [CompletionResult]::new('--delta', '--delta', [CompletionResultType]::ParameterName, 'Keep the delta link in the file of --resume: the next time only what has changed since is asked for')
            [CompletionResult]::new('--slurp', '--slurp', [CompletionResultType]::ParameterName, 'Make one list of all rows, for --jq or to be written; keeps them all in memory')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'Write status and headers first, of errors too')
            [CompletionResult]::new('--include', '--include', [CompletionResultType]::ParameterName, 'Write status and headers first, of errors too')
            [CompletionResult]::new('--silent', '--silent', [CompletionResultType]::ParameterName, 'Write nothing of the body')
            [CompletionResult]::new('--ask-secret', '--ask-secret', [CompletionResultType]::ParameterName, 'Ask for the client secret, without echo')
            [CompletionResult]::new('--secret-stdin', '--secret-stdin', [CompletionResultType]::ParameterName, 'Read the client secret from stdin')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;graph;batch' {
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write the answer [default: table on a terminal, else json]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the answer to this file, which is there when all of it is')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq expression for each row; texts are written without quotation marks')
            [CompletionResult]::new('--scope', '--scope', [CompletionResultType]::ParameterName, 'The delegated permission to ask for; repeatable')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--beta', '--beta', [CompletionResultType]::ParameterName, 'Ask the beta version')
            [CompletionResult]::new('--slurp', '--slurp', [CompletionResultType]::ParameterName, 'Make one list of all rows, for --jq or to be written; keeps them all in memory')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'Write status and headers first, of errors too')
            [CompletionResult]::new('--include', '--include', [CompletionResultType]::ParameterName, 'Write status and headers first, of errors too')
            [CompletionResult]::new('--silent', '--silent', [CompletionResultType]::ParameterName, 'Write nothing of the body')
            [CompletionResult]::new('--ask-secret', '--ask-secret', [CompletionResultType]::ParameterName, 'Ask for the client secret, without echo')
            [CompletionResult]::new('--secret-stdin', '--secret-stdin', [CompletionResultType]::ParameterName, 'Read the client secret from stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;graph;ls' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('-l', '-l', [CompletionResultType]::ParameterName, 'A line for each method, with the least permissions it needs')
            [CompletionResult]::new('--long', '--long', [CompletionResultType]::ParameterName, 'A line for each method, with the least permissions it needs')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;graph;help' {
            [CompletionResult]::new('me', 'me', [CompletionResultType]::ParameterValue, 'Show the signed-in customer''s profile')
            [CompletionResult]::new('get', 'get', [CompletionResultType]::ParameterValue, 'Get a path of Graph, such as me or users')
            [CompletionResult]::new('post', 'post', [CompletionResultType]::ParameterValue, 'Create something, or call an action')
            [CompletionResult]::new('patch', 'patch', [CompletionResultType]::ParameterValue, 'Change some properties of something')
            [CompletionResult]::new('put', 'put', [CompletionResultType]::ParameterValue, 'Replace something')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete something; asks first')
            [CompletionResult]::new('batch', 'batch', [CompletionResultType]::ParameterValue, 'Send many requests, twenty at a time')
            [CompletionResult]::new('ls', 'ls', [CompletionResultType]::ParameterValue, 'List the paths that Graph is known to have, and what they need')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cids;graph;help;me' {
            break
        }
        'cids;graph;help;get' {
            break
        }
        'cids;graph;help;post' {
            break
        }
        'cids;graph;help;patch' {
            break
        }
        'cids;graph;help;put' {
            break
        }
        'cids;graph;help;delete' {
            break
        }
        'cids;graph;help;batch' {
            break
        }
        'cids;graph;help;ls' {
            break
        }
        'cids;graph;help;help' {
            break
        }
        'cids;api' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--endpoint', '--endpoint', [CompletionResultType]::ParameterName, 'Where the API is [default: ENDPOINT]')
            [CompletionResult]::new('--scope', '--scope', [CompletionResultType]::ParameterName, 'What the token is for, such as api://APP-ID/Tasks.Read; repeatable [default: SCOPE]')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'The properties to ask for, separated by commas')
            [CompletionResult]::new('--filter', '--filter', [CompletionResultType]::ParameterName, 'Only what this holds for, such as "startsWith(displayName,''Ca'')"')
            [CompletionResult]::new('--expand', '--expand', [CompletionResultType]::ParameterName, 'What is related, too')
            [CompletionResult]::new('--orderby', '--orderby', [CompletionResultType]::ParameterName, 'The order, such as "displayName desc"')
            [CompletionResult]::new('--search', '--search', [CompletionResultType]::ParameterName, 'Words, such as displayName:Casey; implies ConsistencyLevel: eventual')
            [CompletionResult]::new('--top', '--top', [CompletionResultType]::ParameterName, 'So many on a page')
            [CompletionResult]::new('-F', '-F ', [CompletionResultType]::ParameterName, 'A member of the JSON body: numbers, true, false and null are such, @FILE is read; nested as a[b]=1, arrays as a[]=1; in the query of a GET')
            [CompletionResult]::new('--field', '--field', [CompletionResultType]::ParameterName, 'A member of the JSON body: numbers, true, false and null are such, @FILE is read; nested as a[b]=1, arrays as a[]=1; in the query of a GET')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'A member of the JSON body that is text')
            [CompletionResult]::new('--raw-field', '--raw-field', [CompletionResultType]::ParameterName, 'A member of the JSON body that is text')
            [CompletionResult]::new('--input', '--input', [CompletionResultType]::ParameterName, 'The body is this file, or stdin (-)')
            [CompletionResult]::new('-H', '-H ', [CompletionResultType]::ParameterName, 'A header; repeatable')
            [CompletionResult]::new('--header', '--header', [CompletionResultType]::ParameterName, 'A header; repeatable')
            [CompletionResult]::new('--resume', '--resume', [CompletionResultType]::ParameterName, 'Keep in FILE where --all stands, and go on from there; rows are then lines (ndjson) or csv')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to write the answer [default: table on a terminal, else json]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the answer to this file, which is there when all of it is')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq expression for each row; texts are written without quotation marks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask before a DELETE')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask before a DELETE')
            [CompletionResult]::new('--count', '--count', [CompletionResultType]::ParameterName, 'How many there are in all; implies ConsistencyLevel: eventual')
            [CompletionResult]::new('--beta', '--beta', [CompletionResultType]::ParameterName, 'Ask the beta version')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the request, and send nothing')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Follow the pages to the end')
            [CompletionResult]::new('--delta', '--delta', [CompletionResultType]::ParameterName, 'Keep the delta link in the file of --resume: the next time only what has changed since is asked for')
            [CompletionResult]::new('--slurp', '--slurp', [CompletionResultType]::ParameterName, 'Make one list of all rows, for --jq or to be written; keeps them all in memory')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'Write status and headers first, of errors too')
            [CompletionResult]::new('--include', '--include', [CompletionResultType]::ParameterName, 'Write status and headers first, of errors too')
            [CompletionResult]::new('--silent', '--silent', [CompletionResultType]::ParameterName, 'Write nothing of the body')
            [CompletionResult]::new('--ask-secret', '--ask-secret', [CompletionResultType]::ParameterName, 'Ask for the client secret, without echo')
            [CompletionResult]::new('--secret-stdin', '--secret-stdin', [CompletionResultType]::ParameterName, 'Read the client secret from stdin')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;logout' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--browser', '--browser', [CompletionResultType]::ParameterName, 'Open the URL with this command, also without a terminal; %s stands for the URL')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('--local', '--local', [CompletionResultType]::ParameterName, 'Leave the browser''s session alone')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Forget every account, and leave the browser''s sessions alone')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;token' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--scope', '--scope', [CompletionResultType]::ParameterName, 'What the token is for, such as User.Read or api://APP-ID/Tasks.Read; repeatable [default: SCOPE, else User.Read]')
            [CompletionResult]::new('--resource', '--resource', [CompletionResultType]::ParameterName, 'All that is granted at this API: the same as --scope RESOURCE/.default')
            [CompletionResult]::new('--min-ttl', '--min-ttl', [CompletionResultType]::ParameterName, 'Renew a token that is good for less than this')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How to print it [default: token; with --json: json]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How to print it [default: token; with --json: json]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('--force-refresh', '--force-refresh', [CompletionResultType]::ParameterName, 'Ask the authority for a new token in any case')
            [CompletionResult]::new('--login', '--login', [CompletionResultType]::ParameterName, 'Sign in with the browser where only that helps; else no browser is ever opened')
            [CompletionResult]::new('--ask-secret', '--ask-secret', [CompletionResultType]::ParameterName, 'Ask for the client secret, without echo')
            [CompletionResult]::new('--secret-stdin', '--secret-stdin', [CompletionResultType]::ParameterName, 'Read the client secret from stdin')
            [CompletionResult]::new('--id-token', '--id-token', [CompletionResultType]::ParameterName, 'The ID token instead of an access token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('inspect', 'inspect', [CompletionResultType]::ParameterValue, 'Say what a token is, whose, and who may verify it')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cids;token;inspect' {
            [CompletionResult]::new('--scope', '--scope', [CompletionResultType]::ParameterName, 'What the token is for, such as User.Read or api://APP-ID/Tasks.Read; repeatable [default: SCOPE, else User.Read]')
            [CompletionResult]::new('--resource', '--resource', [CompletionResultType]::ParameterName, 'All that is granted at this API: the same as --scope RESOURCE/.default')
            [CompletionResult]::new('--min-ttl', '--min-ttl', [CompletionResultType]::ParameterName, 'Renew a token that is good for less than this')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--force-refresh', '--force-refresh', [CompletionResultType]::ParameterName, 'Ask the authority for a new token in any case')
            [CompletionResult]::new('--login', '--login', [CompletionResultType]::ParameterName, 'Sign in with the browser where only that helps; else no browser is ever opened')
            [CompletionResult]::new('--ask-secret', '--ask-secret', [CompletionResultType]::ParameterName, 'Ask for the client secret, without echo')
            [CompletionResult]::new('--secret-stdin', '--secret-stdin', [CompletionResultType]::ParameterName, 'Read the client secret from stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;token;help' {
            [CompletionResult]::new('inspect', 'inspect', [CompletionResultType]::ParameterValue, 'Say what a token is, whose, and who may verify it')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cids;token;help;inspect' {
            break
        }
        'cids;token;help;help' {
            break
        }
        'cids;exec' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--scope', '--scope', [CompletionResultType]::ParameterName, 'What the token is for, such as User.Read or api://APP-ID/Tasks.Read; repeatable [default: SCOPE, else User.Read]')
            [CompletionResult]::new('--resource', '--resource', [CompletionResultType]::ParameterName, 'All that is granted at this API: the same as --scope RESOURCE/.default')
            [CompletionResult]::new('--min-ttl', '--min-ttl', [CompletionResultType]::ParameterName, 'Renew a token that is good for less than this')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'The variable that holds the token')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('--force-refresh', '--force-refresh', [CompletionResultType]::ParameterName, 'Ask the authority for a new token in any case')
            [CompletionResult]::new('--login', '--login', [CompletionResultType]::ParameterName, 'Sign in with the browser where only that helps; else no browser is ever opened')
            [CompletionResult]::new('--ask-secret', '--ask-secret', [CompletionResultType]::ParameterName, 'Ask for the client secret, without echo')
            [CompletionResult]::new('--secret-stdin', '--secret-stdin', [CompletionResultType]::ParameterName, 'Read the client secret from stdin')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;accounts' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List them; the same as without a verb')
            [CompletionResult]::new('use', 'use', [CompletionResultType]::ParameterValue, 'Make one the current account')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Forget some here, and leave the browser''s sessions alone')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cids;accounts;list' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;accounts;use' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;accounts;remove' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Forget every one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;accounts;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List them; the same as without a verb')
            [CompletionResult]::new('use', 'use', [CompletionResultType]::ParameterValue, 'Make one the current account')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Forget some here, and leave the browser''s sessions alone')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cids;accounts;help;list' {
            break
        }
        'cids;accounts;help;use' {
            break
        }
        'cids;accounts;help;remove' {
            break
        }
        'cids;accounts;help;help' {
            break
        }
        'cids;profile' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show it; the same as without a verb')
            [CompletionResult]::new('edit', 'edit', [CompletionResultType]::ParameterValue, 'Change it, and show what was before and is now')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cids;profile;show' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--ask-secret', '--ask-secret', [CompletionResultType]::ParameterName, 'Ask for the client secret, without echo')
            [CompletionResult]::new('--secret-stdin', '--secret-stdin', [CompletionResultType]::ParameterName, 'Read the client secret from stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;profile;edit' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the request, and send nothing')
            [CompletionResult]::new('--ask-secret', '--ask-secret', [CompletionResultType]::ParameterName, 'Ask for the client secret, without echo')
            [CompletionResult]::new('--secret-stdin', '--secret-stdin', [CompletionResultType]::ParameterName, 'Read the client secret from stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;profile;help' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show it; the same as without a verb')
            [CompletionResult]::new('edit', 'edit', [CompletionResultType]::ParameterValue, 'Change it, and show what was before and is now')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cids;profile;help;show' {
            break
        }
        'cids;profile;help;edit' {
            break
        }
        'cids;profile;help;help' {
            break
        }
        'cids;profiles' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List them; the same as without a verb')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Keep the settings in force, and those of flags, under a name')
            [CompletionResult]::new('use', 'use', [CompletionResultType]::ParameterValue, 'Use one in this directory')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove one, and its client secret where no other profile needs it')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cids;profiles;list' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;profiles;add' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--replace', '--replace', [CompletionResultType]::ParameterName, 'Replace a profile of that name')
            [CompletionResult]::new('--keep-secret', '--keep-secret', [CompletionResultType]::ParameterName, 'Keep the client secret in the token store, so that a refresh works from any folder')
            [CompletionResult]::new('--ask-secret', '--ask-secret', [CompletionResultType]::ParameterName, 'Ask for the client secret, without echo')
            [CompletionResult]::new('--secret-stdin', '--secret-stdin', [CompletionResultType]::ParameterName, 'Read the client secret from stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;profiles;use' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--none', '--none', [CompletionResultType]::ParameterName, 'Use none, as if none had been chosen')
            [CompletionResult]::new('--default', '--default', [CompletionResultType]::ParameterName, 'Wherever nothing else is chosen, not in this directory')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;profiles;remove' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;profiles;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List them; the same as without a verb')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Keep the settings in force, and those of flags, under a name')
            [CompletionResult]::new('use', 'use', [CompletionResultType]::ParameterValue, 'Use one in this directory')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove one, and its client secret where no other profile needs it')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cids;profiles;help;list' {
            break
        }
        'cids;profiles;help;add' {
            break
        }
        'cids;profiles;help;use' {
            break
        }
        'cids;profiles;help;remove' {
            break
        }
        'cids;profiles;help;help' {
            break
        }
        'cids;store' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Write, read and delete a record, and say who else on this machine could read one')
            [CompletionResult]::new('move', 'move', [CompletionResultType]::ParameterValue, 'Move accounts and kept client secrets to another store, without a new sign-in')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cids;store;check' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;store;move' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'The store that they go to; with --account only that account, and no client secret')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;store;help' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Write, read and delete a record, and say who else on this machine could read one')
            [CompletionResult]::new('move', 'move', [CompletionResultType]::ParameterValue, 'Move accounts and kept client secrets to another store, without a new sign-in')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cids;store;help;check' {
            break
        }
        'cids;store;help;move' {
            break
        }
        'cids;store;help;help' {
            break
        }
        'cids;status' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;demo' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('--auto', '--auto', [CompletionResultType]::ParameterName, 'Open no browser: fetch and submit the same pages without one')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--port', '--port', [CompletionResultType]::ParameterName, 'Listen on this port; 0 takes a free one')
            [CompletionResult]::new('--tls-name', '--tls-name', [CompletionResultType]::ParameterName, 'Put this name into the certificate for https; repeatable')
            [CompletionResult]::new('--public-url', '--public-url', [CompletionResultType]::ParameterName, 'The URL that the tenant believes in, whatever it is asked under')
            [CompletionResult]::new('--issuer', '--issuer', [CompletionResultType]::ParameterName, 'Which issuer the tenant is')
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'Start from this tenant file, as `cids sandbox export` prints it')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Keep the tenant in this folder, and go on from there the next time')
            [CompletionResult]::new('--code', '--code', [CompletionResultType]::ParameterName, 'Mail this code each time, instead of a random one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('--trust-forwarded', '--trust-forwarded', [CompletionResultType]::ParameterName, 'Believe a proxy''s X-Forwarded-Host and X-Forwarded-Proto')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('env', 'env', [CompletionResultType]::ParameterValue, 'Print the .env of the running sandbox')
            [CompletionResult]::new('cert', 'cert', [CompletionResultType]::ParameterValue, 'Print where the certificate for https is, and how to trust it')
            [CompletionResult]::new('exec', 'exec', [CompletionResultType]::ParameterValue, 'Run a command on a sandbox of its own, which ends with it')
            [CompletionResult]::new('users', 'users', [CompletionResultType]::ParameterValue, 'List, create, change and delete users')
            [CompletionResult]::new('apps', 'apps', [CompletionResultType]::ParameterValue, 'List, create, change and delete app registrations')
            [CompletionResult]::new('flows', 'flows', [CompletionResultType]::ParameterValue, 'List, create, change and delete user flows')
            [CompletionResult]::new('mail', 'mail', [CompletionResultType]::ParameterValue, 'Show the mail that the tenant has sent')
            [CompletionResult]::new('clock', 'clock', [CompletionResultType]::ParameterValue, 'Show, freeze and move the tenant''s clock')
            [CompletionResult]::new('faults', 'faults', [CompletionResultType]::ParameterValue, 'Let requests go wrong')
            [CompletionResult]::new('log', 'log', [CompletionResultType]::ParameterValue, 'Show the last requests, and why those that were refused were')
            [CompletionResult]::new('rotate-keys', 'rotate-keys', [CompletionResultType]::ParameterValue, 'Sign with a new key from now on')
            [CompletionResult]::new('token', 'token', [CompletionResultType]::ParameterValue, 'Forge an ID token, sound or with one defect')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Print the tenant as a file to start from')
            [CompletionResult]::new('reset', 'reset', [CompletionResultType]::ParameterValue, 'Go back to how the tenant began')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cids;sandbox;env' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;cert' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;exec' {
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'Start from this tenant file, as `cids sandbox export` prints it')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Keep the tenant in this folder, and go on from there the next time')
            [CompletionResult]::new('--code', '--code', [CompletionResultType]::ParameterName, 'Mail this code each time, instead of a random one')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;users' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List all')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create one: email=new@litware.example password=''Passw0rd!''')
            [CompletionResult]::new('change', 'change', [CompletionResultType]::ParameterValue, 'Change one: enabled=false; null removes a value')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete one')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'Revoke the refresh tokens of a user')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cids;sandbox;users;list' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;users;show' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;users;create' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;users;change' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;users;delete' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;users;revoke' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;users;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List all')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create one: email=new@litware.example password=''Passw0rd!''')
            [CompletionResult]::new('change', 'change', [CompletionResultType]::ParameterValue, 'Change one: enabled=false; null removes a value')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete one')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'Revoke the refresh tokens of a user')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cids;sandbox;users;help;list' {
            break
        }
        'cids;sandbox;users;help;show' {
            break
        }
        'cids;sandbox;users;help;create' {
            break
        }
        'cids;sandbox;users;help;change' {
            break
        }
        'cids;sandbox;users;help;delete' {
            break
        }
        'cids;sandbox;users;help;revoke' {
            break
        }
        'cids;sandbox;users;help;help' {
            break
        }
        'cids;sandbox;apps' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List all')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create one: email=new@litware.example password=''Passw0rd!''')
            [CompletionResult]::new('change', 'change', [CompletionResultType]::ParameterValue, 'Change one: enabled=false; null removes a value')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete one')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'Revoke the refresh tokens of a user')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cids;sandbox;apps;list' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;apps;show' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;apps;create' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;apps;change' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;apps;delete' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;apps;revoke' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;apps;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List all')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create one: email=new@litware.example password=''Passw0rd!''')
            [CompletionResult]::new('change', 'change', [CompletionResultType]::ParameterValue, 'Change one: enabled=false; null removes a value')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete one')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'Revoke the refresh tokens of a user')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cids;sandbox;apps;help;list' {
            break
        }
        'cids;sandbox;apps;help;show' {
            break
        }
        'cids;sandbox;apps;help;create' {
            break
        }
        'cids;sandbox;apps;help;change' {
            break
        }
        'cids;sandbox;apps;help;delete' {
            break
        }
        'cids;sandbox;apps;help;revoke' {
            break
        }
        'cids;sandbox;apps;help;help' {
            break
        }
        'cids;sandbox;flows' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List all')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create one: email=new@litware.example password=''Passw0rd!''')
            [CompletionResult]::new('change', 'change', [CompletionResultType]::ParameterValue, 'Change one: enabled=false; null removes a value')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete one')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'Revoke the refresh tokens of a user')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cids;sandbox;flows;list' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;flows;show' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;flows;create' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;flows;change' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;flows;delete' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;flows;revoke' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;flows;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List all')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create one: email=new@litware.example password=''Passw0rd!''')
            [CompletionResult]::new('change', 'change', [CompletionResultType]::ParameterValue, 'Change one: enabled=false; null removes a value')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete one')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'Revoke the refresh tokens of a user')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cids;sandbox;flows;help;list' {
            break
        }
        'cids;sandbox;flows;help;show' {
            break
        }
        'cids;sandbox;flows;help;create' {
            break
        }
        'cids;sandbox;flows;help;change' {
            break
        }
        'cids;sandbox;flows;help;delete' {
            break
        }
        'cids;sandbox;flows;help;revoke' {
            break
        }
        'cids;sandbox;flows;help;help' {
            break
        }
        'cids;sandbox;mail' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Only mail to this address')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait until there is some, for at most so many seconds')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--code', '--code', [CompletionResultType]::ParameterName, 'Print the newest code and nothing else')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;clock' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the time')
            [CompletionResult]::new('freeze', 'freeze', [CompletionResultType]::ParameterValue, 'Let it stand still')
            [CompletionResult]::new('advance', 'advance', [CompletionResultType]::ParameterValue, 'Move it on: 90s, 75m, 2h, 91d')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Let it show the system''s time again')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cids;sandbox;clock;show' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;clock;freeze' {
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'At this time, such as 2027-01-01T00:00:00Z, instead of now')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;clock;advance' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;clock;run' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;clock;help' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the time')
            [CompletionResult]::new('freeze', 'freeze', [CompletionResultType]::ParameterValue, 'Let it stand still')
            [CompletionResult]::new('advance', 'advance', [CompletionResultType]::ParameterValue, 'Move it on: 90s, 75m, 2h, 91d')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Let it show the system''s time again')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cids;sandbox;clock;help;show' {
            break
        }
        'cids;sandbox;clock;help;freeze' {
            break
        }
        'cids;sandbox;clock;help;advance' {
            break
        }
        'cids;sandbox;clock;help;run' {
            break
        }
        'cids;sandbox;clock;help;help' {
            break
        }
        'cids;sandbox;faults' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List those that wait for a request')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Let the next requests go wrong')
            [CompletionResult]::new('clear', 'clear', [CompletionResultType]::ParameterValue, 'Forget those that wait for a request')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cids;sandbox;faults;list' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;faults;add' {
            [CompletionResult]::new('--endpoint', '--endpoint', [CompletionResultType]::ParameterName, 'any, metadata, keys, authorize, pages, token, device, logout or graph')
            [CompletionResult]::new('--times', '--times', [CompletionResultType]::ParameterName, 'So many requests')
            [CompletionResult]::new('--probability', '--probability', [CompletionResultType]::ParameterName, 'From 0 to 1: whether a request that comes by is met')
            [CompletionResult]::new('--request-id', '--request-id', [CompletionResultType]::ParameterName, 'Only the request with this client-request-id')
            [CompletionResult]::new('--retry-after', '--retry-after', [CompletionResultType]::ParameterName, 'With --status: the Retry-After header, as it stands')
            [CompletionResult]::new('--body', '--body', [CompletionResultType]::ParameterName, 'With --status: this JSON instead of the service''s own words')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Answer with this status')
            [CompletionResult]::new('--delay', '--delay', [CompletionResultType]::ParameterName, 'Answer late')
            [CompletionResult]::new('--id-token', '--id-token', [CompletionResultType]::ParameterName, 'Give the ID token a defect, such as wrong-nonce or expired')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--truncate', '--truncate', [CompletionResultType]::ParameterName, 'Break off in the middle of the answer')
            [CompletionResult]::new('--drop', '--drop', [CompletionResultType]::ParameterName, 'End the connection without an answer')
            [CompletionResult]::new('--rotate-keys', '--rotate-keys', [CompletionResultType]::ParameterName, 'Sign with a new key before the request is served')
            [CompletionResult]::new('--revoke-refresh-token', '--revoke-refresh-token', [CompletionResultType]::ParameterName, 'Refuse the refresh token as revoked')
            [CompletionResult]::new('--withdraw-consent', '--withdraw-consent', [CompletionResultType]::ParameterName, 'Refuse as if the consent were gone')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;faults;clear' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;faults;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List those that wait for a request')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Let the next requests go wrong')
            [CompletionResult]::new('clear', 'clear', [CompletionResultType]::ParameterValue, 'Forget those that wait for a request')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cids;sandbox;faults;help;list' {
            break
        }
        'cids;sandbox;faults;help;add' {
            break
        }
        'cids;sandbox;faults;help;clear' {
            break
        }
        'cids;sandbox;faults;help;help' {
            break
        }
        'cids;sandbox;log' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Go on with what comes')
            [CompletionResult]::new('--follow', '--follow', [CompletionResultType]::ParameterName, 'Go on with what comes')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;rotate-keys' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;token' {
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The user''s id or address')
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'The app''s client ID; the first of the tenant without it')
            [CompletionResult]::new('--nonce', '--nonce', [CompletionResultType]::ParameterName, 'The nonce')
            [CompletionResult]::new('--defect', '--defect', [CompletionResultType]::ParameterName, 'The defect, such as wrong-issuer, expired, broken-signature or no-signature')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;export' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;reset' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;help' {
            [CompletionResult]::new('env', 'env', [CompletionResultType]::ParameterValue, 'Print the .env of the running sandbox')
            [CompletionResult]::new('cert', 'cert', [CompletionResultType]::ParameterValue, 'Print where the certificate for https is, and how to trust it')
            [CompletionResult]::new('exec', 'exec', [CompletionResultType]::ParameterValue, 'Run a command on a sandbox of its own, which ends with it')
            [CompletionResult]::new('users', 'users', [CompletionResultType]::ParameterValue, 'List, create, change and delete users')
            [CompletionResult]::new('apps', 'apps', [CompletionResultType]::ParameterValue, 'List, create, change and delete app registrations')
            [CompletionResult]::new('flows', 'flows', [CompletionResultType]::ParameterValue, 'List, create, change and delete user flows')
            [CompletionResult]::new('mail', 'mail', [CompletionResultType]::ParameterValue, 'Show the mail that the tenant has sent')
            [CompletionResult]::new('clock', 'clock', [CompletionResultType]::ParameterValue, 'Show, freeze and move the tenant''s clock')
            [CompletionResult]::new('faults', 'faults', [CompletionResultType]::ParameterValue, 'Let requests go wrong')
            [CompletionResult]::new('log', 'log', [CompletionResultType]::ParameterValue, 'Show the last requests, and why those that were refused were')
            [CompletionResult]::new('rotate-keys', 'rotate-keys', [CompletionResultType]::ParameterValue, 'Sign with a new key from now on')
            [CompletionResult]::new('token', 'token', [CompletionResultType]::ParameterValue, 'Forge an ID token, sound or with one defect')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Print the tenant as a file to start from')
            [CompletionResult]::new('reset', 'reset', [CompletionResultType]::ParameterValue, 'Go back to how the tenant began')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cids;sandbox;help;env' {
            break
        }
        'cids;sandbox;help;cert' {
            break
        }
        'cids;sandbox;help;exec' {
            break
        }
        'cids;sandbox;help;users' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List all')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create one: email=new@litware.example password=''Passw0rd!''')
            [CompletionResult]::new('change', 'change', [CompletionResultType]::ParameterValue, 'Change one: enabled=false; null removes a value')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete one')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'Revoke the refresh tokens of a user')
            break
        }
        'cids;sandbox;help;users;list' {
            break
        }
        'cids;sandbox;help;users;show' {
            break
        }
        'cids;sandbox;help;users;create' {
            break
        }
        'cids;sandbox;help;users;change' {
            break
        }
        'cids;sandbox;help;users;delete' {
            break
        }
        'cids;sandbox;help;users;revoke' {
            break
        }
        'cids;sandbox;help;apps' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List all')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create one: email=new@litware.example password=''Passw0rd!''')
            [CompletionResult]::new('change', 'change', [CompletionResultType]::ParameterValue, 'Change one: enabled=false; null removes a value')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete one')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'Revoke the refresh tokens of a user')
            break
        }
        'cids;sandbox;help;apps;list' {
            break
        }
        'cids;sandbox;help;apps;show' {
            break
        }
        'cids;sandbox;help;apps;create' {
            break
        }
        'cids;sandbox;help;apps;change' {
            break
        }
        'cids;sandbox;help;apps;delete' {
            break
        }
        'cids;sandbox;help;apps;revoke' {
            break
        }
        'cids;sandbox;help;flows' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List all')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Create one: email=new@litware.example password=''Passw0rd!''')
            [CompletionResult]::new('change', 'change', [CompletionResultType]::ParameterValue, 'Change one: enabled=false; null removes a value')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete one')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'Revoke the refresh tokens of a user')
            break
        }
        'cids;sandbox;help;flows;list' {
            break
        }
        'cids;sandbox;help;flows;show' {
            break
        }
        'cids;sandbox;help;flows;create' {
            break
        }
        'cids;sandbox;help;flows;change' {
            break
        }
        'cids;sandbox;help;flows;delete' {
            break
        }
        'cids;sandbox;help;flows;revoke' {
            break
        }
        'cids;sandbox;help;mail' {
            break
        }
        'cids;sandbox;help;clock' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the time')
            [CompletionResult]::new('freeze', 'freeze', [CompletionResultType]::ParameterValue, 'Let it stand still')
            [CompletionResult]::new('advance', 'advance', [CompletionResultType]::ParameterValue, 'Move it on: 90s, 75m, 2h, 91d')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Let it show the system''s time again')
            break
        }
        'cids;sandbox;help;clock;show' {
            break
        }
        'cids;sandbox;help;clock;freeze' {
            break
        }
        'cids;sandbox;help;clock;advance' {
            break
        }
        'cids;sandbox;help;clock;run' {
            break
        }
        'cids;sandbox;help;faults' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List those that wait for a request')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Let the next requests go wrong')
            [CompletionResult]::new('clear', 'clear', [CompletionResultType]::ParameterValue, 'Forget those that wait for a request')
            break
        }
        'cids;sandbox;help;faults;list' {
            break
        }
        'cids;sandbox;help;faults;add' {
            break
        }
        'cids;sandbox;help;faults;clear' {
            break
        }
        'cids;sandbox;help;log' {
            break
        }
        'cids;sandbox;help;rotate-keys' {
            break
        }
        'cids;sandbox;help;token' {
            break
        }
        'cids;sandbox;help;export' {
            break
        }
        'cids;sandbox;help;reset' {
            break
        }
        'cids;sandbox;help;help' {
            break
        }
        'cids;completion' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;environment' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;exit-codes' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--account', '--account', [CompletionResultType]::ParameterName, 'Act as this account: its name or object id')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--client-certificate', '--client-certificate', [CompletionResultType]::ParameterName, 'The application''s certificate with its key: PEM, or PKCS#12 (.pfx)')
            [CompletionResult]::new('--federated-token-file', '--federated-token-file', [CompletionResultType]::ParameterName, 'A token of the platform that the application runs on, instead of a secret')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ca-bundle', '--ca-bundle', [CompletionResultType]::ParameterName, 'Trust the certificates in this file too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;help' {
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Sign in with the system browser')
            [CompletionResult]::new('whoami', 'whoami', [CompletionResultType]::ParameterValue, 'Show the signed-in account, from its verified ID token')
            [CompletionResult]::new('graph', 'graph', [CompletionResultType]::ParameterValue, 'Call Microsoft Graph as the signed-in customer')
            [CompletionResult]::new('api', 'api', [CompletionResultType]::ParameterValue, 'Call the application''s own API with a token for its scope')
            [CompletionResult]::new('logout', 'logout', [CompletionResultType]::ParameterValue, 'Forget the account here and end the browser''s session')
            [CompletionResult]::new('token', 'token', [CompletionResultType]::ParameterValue, 'Print an access token for another tool')
            [CompletionResult]::new('exec', 'exec', [CompletionResultType]::ParameterValue, 'Run a command with an access token in its environment')
            [CompletionResult]::new('accounts', 'accounts', [CompletionResultType]::ParameterValue, 'List, switch and forget the accounts that are signed in here')
            [CompletionResult]::new('profile', 'profile', [CompletionResultType]::ParameterValue, 'Show and change the signed-in customer''s own profile')
            [CompletionResult]::new('profiles', 'profiles', [CompletionResultType]::ParameterValue, 'List, add, choose and remove profiles: settings under a name')
            [CompletionResult]::new('store', 'store', [CompletionResultType]::ParameterValue, 'Show where tokens are kept and why, prove it, and move them')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show every setting in force with its source')
            [CompletionResult]::new('demo', 'demo', [CompletionResultType]::ParameterValue, 'Play the whole journey on a private sandbox: sign in, whoami, Graph, sign out')
            [CompletionResult]::new('sandbox', 'sandbox', [CompletionResultType]::ParameterValue, 'Run a local External ID tenant')
            [CompletionResult]::new('completion', 'completion', [CompletionResultType]::ParameterValue, 'Print a completion script for a shell')
            [CompletionResult]::new('environment', 'environment', [CompletionResultType]::ParameterValue, 'Environment variables  Settings. Each is looked up as a flag, as CIDS_NAME, as NAME, in .env in the working directory (never a parent), in the profile, in this order.    AUTHORITY                 the tenant: https://contoso.ciamlogin.com/contoso.onmicrosoft.com, or just contoso   OIDC_AUTHORITY            instead of AUTHORITY: a custom domain or any OpenID provider, the issuer''s base as it stands   CLIENT_ID                 the application (client) ID   CLIENT_SECRET             the client secret''s value; leave it out for a public client   CLIENT_CERTIFICATE        instead of a secret: the file of a certificate with its key, PEM or PKCS#12   REDIRECT_URI              where the browser returns [default: http://localhost:5000/redirect]   POST_LOGOUT_REDIRECT_URI  where the browser returns after sign-out [default: REDIRECT_URI]   SCOPE                     the app''s own API''s scopes   ENDPOINT                  the app''s own API, for `cids api`; one from .env is asked about once  Read from the environment only, never from .env:    CIDS_PROFILE              the profile of config.toml, for this terminal: `cids profiles`   CIDS_ACCOUNT              the account to act as: its name or object id   CIDS_ACCESS_TOKEN         a ready access token, used as it is   CIDS_CLIENT_CERTIFICATE_PASSPHRASE                             opens an encrypted key or a .pfx   CIDS_FEDERATED_TOKEN_FILE, AZURE_FEDERATED_TOKEN_FILE                             instead of a secret: the file that the platform keeps the application''s token in   CIDS_NO_INPUT             1: ask nothing and wait for nobody, as --no-input; CI=true stands for a machine without a person too   CIDS_TOKEN_STORE          auto, keyring, encrypted-file or plaintext-file   CIDS_STORE_PASSPHRASE     opens encrypted token files where the kernel''s keyring does not   CIDS_CONFIG_DIR           where config.toml is   CIDS_STATE_DIR            where the list of accounts and the metadata cache are   CIDS_BROWSER, BROWSER     the browser''s command; %s stands for the URL   CIDS_SANDBOX              the origin of the sandbox whose levers are pulled; `sandbox exec` sets it   NO_COLOR, CLICOLOR_FORCE  colour never, or always   HTTPS_PROXY, ALL_PROXY    the proxy, http, https or socks; loopback never goes through it   NO_PROXY                  the hosts that are reached without it   CIDS_CA_BUNDLE            a file of certificates that are trusted beside the system''s; also --ca-bundle, and ca_bundle in a profile   SSL_CERT_FILE             the same, for every program; and SSL_CERT_DIR, folders of such files')
            [CompletionResult]::new('exit-codes', 'exit-codes', [CompletionResultType]::ParameterValue, 'Exit codes      0  done; also when the reader of stdout went away     1  failed for a reason not below     2  usage: a bad flag or argument     3  configuration missing or wrong, or the token store unusable     4  sign-in required     5  External ID, Microsoft Graph or an API answered with an error     6  network unreachable or too slow     7  the person cancelled, or the deadline passed   130  interrupted  Under --json the last line of stderr is an object whose `code` is a stable word.')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cids;help;login' {
            break
        }
        'cids;help;whoami' {
            break
        }
        'cids;help;graph' {
            break
        }
        'cids;help;api' {
            break
        }
        'cids;help;logout' {
            break
        }
        'cids;help;token' {
            break
        }
        'cids;help;exec' {
            break
        }
        'cids;help;accounts' {
            break
        }
        'cids;help;profile' {
            break
        }
        'cids;help;profiles' {
            break
        }
        'cids;help;store' {
            break
        }
        'cids;help;status' {
            break
        }
        'cids;help;demo' {
            break
        }
        'cids;help;sandbox' {
            break
        }
        'cids;help;completion' {
            break
        }
        'cids;help;environment' {
            break
        }
        'cids;help;exit-codes' {
            break
        }
        'cids;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
