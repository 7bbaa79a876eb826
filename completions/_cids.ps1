
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
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Sign in with the system browser')
            [CompletionResult]::new('whoami', 'whoami', [CompletionResultType]::ParameterValue, 'Show the signed-in account, from its verified ID token')
            [CompletionResult]::new('graph', 'graph', [CompletionResultType]::ParameterValue, 'Call Microsoft Graph as the signed-in customer')
            [CompletionResult]::new('logout', 'logout', [CompletionResultType]::ParameterValue, 'Forget the account here and end the browser''s session')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show every setting in force with its source')
            [CompletionResult]::new('demo', 'demo', [CompletionResultType]::ParameterValue, 'Play the whole journey on a private sandbox: sign in, whoami, Graph, sign out')
            [CompletionResult]::new('sandbox', 'sandbox', [CompletionResultType]::ParameterValue, 'Run a local External ID tenant')
            [CompletionResult]::new('completion', 'completion', [CompletionResultType]::ParameterValue, 'Print a completion script for a shell')
            [CompletionResult]::new('environment', 'environment', [CompletionResultType]::ParameterValue, 'Environment variables  Settings. Each is looked up as a flag, as CIDS_NAME, as NAME, in .env in the working directory (never a parent), in the profile, in this order.    AUTHORITY                 the tenant: https://contoso.ciamlogin.com/contoso.onmicrosoft.com, or just contoso   OIDC_AUTHORITY            instead of AUTHORITY: a custom domain or any OpenID provider, the issuer''s base as it stands   CLIENT_ID                 the application (client) ID   CLIENT_SECRET             the client secret''s value; leave it out for a public client   REDIRECT_URI              where the browser returns [default: http://localhost:5000/redirect]   POST_LOGOUT_REDIRECT_URI  where the browser returns after sign-out [default: REDIRECT_URI]   SCOPE                     the app''s own API''s scopes   ENDPOINT                  the app''s own API  Read from the environment only, never from .env:    CIDS_PROFILE              the profile of config.toml   CIDS_TOKEN_STORE          auto, keyring or plaintext-file   CIDS_CONFIG_DIR           where config.toml is   CIDS_STATE_DIR            where the list of accounts and the metadata cache are   CIDS_BROWSER, BROWSER     the browser''s command; %s stands for the URL   NO_COLOR, CLICOLOR_FORCE  colour never, or always   HTTPS_PROXY, NO_PROXY     the proxy; loopback never goes through it   SSL_CERT_FILE             trusted certificates, instead of the system''s')
            [CompletionResult]::new('exit-codes', 'exit-codes', [CompletionResultType]::ParameterValue, 'Exit codes      0  done; also when the reader of stdout went away     1  failed for a reason not below     2  usage: a bad flag or argument     3  configuration missing or wrong, or the token store unusable     4  sign-in required     5  External ID, Microsoft Graph or an API answered with an error     6  network unreachable or too slow     7  the person cancelled, or the deadline passed   130  interrupted  Under --json the last line of stderr is an object whose `code` is a stable word.')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cids;login' {
            [CompletionResult]::new('--prompt', '--prompt', [CompletionResultType]::ParameterName, 'What the sign-in page shows: login, none, consent, select_account or create')
            [CompletionResult]::new('--login-hint', '--login-hint', [CompletionResultType]::ParameterName, 'Fill in this email address')
            [CompletionResult]::new('--domain-hint', '--domain-hint', [CompletionResultType]::ParameterName, 'Go straight to this identity provider, such as Google')
            [CompletionResult]::new('--ui-locales', '--ui-locales', [CompletionResultType]::ParameterName, 'The language of the pages, such as de-DE')
            [CompletionResult]::new('--scope', '--scope', [CompletionResultType]::ParameterName, 'Ask for this scope too; repeatable')
            [CompletionResult]::new('--param', '--param', [CompletionResultType]::ParameterName, 'Add this parameter to the authorization request; repeatable')
            [CompletionResult]::new('--response-mode', '--response-mode', [CompletionResultType]::ParameterName, 'How the answer comes back [default: form_post where cids opens the browser itself, else query]')
            [CompletionResult]::new('--port', '--port', [CompletionResultType]::ParameterName, 'Listen on this port and on no other')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Wait this long for the browser')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--sign-up', '--sign-up', [CompletionResultType]::ParameterName, 'Open the create-account page')
            [CompletionResult]::new('--no-browser', '--no-browser', [CompletionResultType]::ParameterName, 'Print the URL and open no browser; the answer may be pasted')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Ask nothing and open nothing, as without a terminal')
            [CompletionResult]::new('--ask-secret', '--ask-secret', [CompletionResultType]::ParameterName, 'Ask for the client secret, without echo')
            [CompletionResult]::new('--secret-stdin', '--secret-stdin', [CompletionResultType]::ParameterName, 'Read the client secret from stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;whoami' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--claims', '--claims', [CompletionResultType]::ParameterName, 'Show every claim of the ID token')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;graph' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('me', 'me', [CompletionResultType]::ParameterValue, 'Show the signed-in customer''s profile')
            [CompletionResult]::new('get', 'get', [CompletionResultType]::ParameterValue, 'Get a path of Graph, such as /me or /v1.0/me')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cids;graph;me' {
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'The properties to ask for, separated by commas')
            [CompletionResult]::new('--scope', '--scope', [CompletionResultType]::ParameterName, 'The delegated permission to ask for; repeatable')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ask-secret', '--ask-secret', [CompletionResultType]::ParameterName, 'Ask for the client secret, without echo')
            [CompletionResult]::new('--secret-stdin', '--secret-stdin', [CompletionResultType]::ParameterName, 'Read the client secret from stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;graph;get' {
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'The properties to ask for, separated by commas')
            [CompletionResult]::new('--scope', '--scope', [CompletionResultType]::ParameterName, 'The delegated permission to ask for; repeatable')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--ask-secret', '--ask-secret', [CompletionResultType]::ParameterName, 'Ask for the client secret, without echo')
            [CompletionResult]::new('--secret-stdin', '--secret-stdin', [CompletionResultType]::ParameterName, 'Read the client secret from stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;graph;help' {
            [CompletionResult]::new('me', 'me', [CompletionResultType]::ParameterValue, 'Show the signed-in customer''s profile')
            [CompletionResult]::new('get', 'get', [CompletionResultType]::ParameterValue, 'Get a path of Graph, such as /me or /v1.0/me')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cids;graph;help;me' {
            break
        }
        'cids;graph;help;get' {
            break
        }
        'cids;graph;help;help' {
            break
        }
        'cids;logout' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--local', '--local', [CompletionResultType]::ParameterName, 'Leave the browser''s session alone')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Forget every account, and leave the browser''s sessions alone')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;status' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;demo' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--auto', '--auto', [CompletionResultType]::ParameterName, 'Open no browser: fetch and submit the same pages without one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox' {
            [CompletionResult]::new('--port', '--port', [CompletionResultType]::ParameterName, 'Listen on this port; 0 takes a free one')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Keep customers and refresh tokens in this folder')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('env', 'env', [CompletionResultType]::ParameterValue, 'Print the .env of the running sandbox')
            [CompletionResult]::new('exec', 'exec', [CompletionResultType]::ParameterValue, 'Run a command on a sandbox of its own, which ends with it')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cids;sandbox;env' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;exec' {
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Keep customers and refresh tokens in this folder')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;sandbox;help' {
            [CompletionResult]::new('env', 'env', [CompletionResultType]::ParameterValue, 'Print the .env of the running sandbox')
            [CompletionResult]::new('exec', 'exec', [CompletionResultType]::ParameterValue, 'Run a command on a sandbox of its own, which ends with it')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cids;sandbox;help;env' {
            break
        }
        'cids;sandbox;help;exec' {
            break
        }
        'cids;sandbox;help;help' {
            break
        }
        'cids;completion' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;environment' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'cids;exit-codes' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Take settings from this profile of config.toml')
            [CompletionResult]::new('--env-file', '--env-file', [CompletionResultType]::ParameterName, 'Read this file instead of .env in the working directory')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'The application (client) ID')
            [CompletionResult]::new('--redirect-uri', '--redirect-uri', [CompletionResultType]::ParameterName, 'Where the browser returns [default: http://localhost:5000/redirect]')
            [CompletionResult]::new('--token-store', '--token-store', [CompletionResultType]::ParameterName, 'Where tokens are kept')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer with JSON on stdout, and tell errors as JSON on stderr')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer, warnings and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show the HTTP exchange on stderr, secrets masked')
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
            [CompletionResult]::new('logout', 'logout', [CompletionResultType]::ParameterValue, 'Forget the account here and end the browser''s session')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show every setting in force with its source')
            [CompletionResult]::new('demo', 'demo', [CompletionResultType]::ParameterValue, 'Play the whole journey on a private sandbox: sign in, whoami, Graph, sign out')
            [CompletionResult]::new('sandbox', 'sandbox', [CompletionResultType]::ParameterValue, 'Run a local External ID tenant')
            [CompletionResult]::new('completion', 'completion', [CompletionResultType]::ParameterValue, 'Print a completion script for a shell')
            [CompletionResult]::new('environment', 'environment', [CompletionResultType]::ParameterValue, 'Environment variables  Settings. Each is looked up as a flag, as CIDS_NAME, as NAME, in .env in the working directory (never a parent), in the profile, in this order.    AUTHORITY                 the tenant: https://contoso.ciamlogin.com/contoso.onmicrosoft.com, or just contoso   OIDC_AUTHORITY            instead of AUTHORITY: a custom domain or any OpenID provider, the issuer''s base as it stands   CLIENT_ID                 the application (client) ID   CLIENT_SECRET             the client secret''s value; leave it out for a public client   REDIRECT_URI              where the browser returns [default: http://localhost:5000/redirect]   POST_LOGOUT_REDIRECT_URI  where the browser returns after sign-out [default: REDIRECT_URI]   SCOPE                     the app''s own API''s scopes   ENDPOINT                  the app''s own API  Read from the environment only, never from .env:    CIDS_PROFILE              the profile of config.toml   CIDS_TOKEN_STORE          auto, keyring or plaintext-file   CIDS_CONFIG_DIR           where config.toml is   CIDS_STATE_DIR            where the list of accounts and the metadata cache are   CIDS_BROWSER, BROWSER     the browser''s command; %s stands for the URL   NO_COLOR, CLICOLOR_FORCE  colour never, or always   HTTPS_PROXY, NO_PROXY     the proxy; loopback never goes through it   SSL_CERT_FILE             trusted certificates, instead of the system''s')
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
            [CompletionResult]::new('me', 'me', [CompletionResultType]::ParameterValue, 'Show the signed-in customer''s profile')
            [CompletionResult]::new('get', 'get', [CompletionResultType]::ParameterValue, 'Get a path of Graph, such as /me or /v1.0/me')
            break
        }
        'cids;help;graph;me' {
            break
        }
        'cids;help;graph;get' {
            break
        }
        'cids;help;logout' {
            break
        }
        'cids;help;status' {
            break
        }
        'cids;help;demo' {
            break
        }
        'cids;help;sandbox' {
            [CompletionResult]::new('env', 'env', [CompletionResultType]::ParameterValue, 'Print the .env of the running sandbox')
            [CompletionResult]::new('exec', 'exec', [CompletionResultType]::ParameterValue, 'Run a command on a sandbox of its own, which ends with it')
            break
        }
        'cids;help;sandbox;env' {
            break
        }
        'cids;help;sandbox;exec' {
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
