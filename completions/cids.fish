# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_cids_global_optspecs
    string join \n json q/quiet v/verbose no-input color= profile= account= env-file= authority= client-id= client-certificate= federated-token-file= redirect-uri= token-store= ca-bundle= h/help V/version
end

function __fish_cids_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_cids_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_cids_using_subcommand
    set -l cmd (__fish_cids_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c cids -n "__fish_cids_needs_command" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_needs_command" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_needs_command" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_needs_command" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_needs_command" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_needs_command" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_needs_command" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_needs_command" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_needs_command" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_needs_command" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_needs_command" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_needs_command" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_needs_command" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_needs_command" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_needs_command" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_needs_command" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_needs_command" -f -a "login" -d 'Sign in with the system browser'
complete -c cids -n "__fish_cids_needs_command" -f -a "whoami" -d 'Show the signed-in account, from its verified ID token'
complete -c cids -n "__fish_cids_needs_command" -f -a "graph" -d 'Call Microsoft Graph as the signed-in customer'
complete -c cids -n "__fish_cids_needs_command" -f -a "api" -d 'Call the application\'s own API with a token for its scope'
complete -c cids -n "__fish_cids_needs_command" -f -a "logout" -d 'Forget the account here and end the browser\'s session'
complete -c cids -n "__fish_cids_needs_command" -f -a "token" -d 'Print an access token for another tool'
complete -c cids -n "__fish_cids_needs_command" -f -a "exec" -d 'Run a command with an access token in its environment'
complete -c cids -n "__fish_cids_needs_command" -f -a "accounts" -d 'List, switch and forget the accounts that are signed in here'
complete -c cids -n "__fish_cids_needs_command" -f -a "profile" -d 'Show and change the signed-in customer\'s own profile'
complete -c cids -n "__fish_cids_needs_command" -f -a "profiles" -d 'List, add, choose and remove profiles: settings under a name'
complete -c cids -n "__fish_cids_needs_command" -f -a "store" -d 'Show where tokens are kept and why, prove it, and move them'
complete -c cids -n "__fish_cids_needs_command" -f -a "status" -d 'Show every setting in force with its source'
complete -c cids -n "__fish_cids_needs_command" -f -a "demo" -d 'Play the whole journey on a private sandbox: sign in, whoami, Graph, sign out'
complete -c cids -n "__fish_cids_needs_command" -f -a "sandbox" -d 'Run a local External ID tenant'
complete -c cids -n "__fish_cids_needs_command" -f -a "completion" -d 'Print a completion script for a shell'
complete -c cids -n "__fish_cids_needs_command" -f -a "environment" -d 'Environment variables  Settings. Each is looked up as a flag, as CIDS_NAME, as NAME, in .env in the working directory (never a parent), in the profile, in this order.    AUTHORITY                 the tenant: https://contoso.ciamlogin.com/contoso.onmicrosoft.com, or just contoso   OIDC_AUTHORITY            instead of AUTHORITY: a custom domain or any OpenID provider, the issuer\'s base as it stands   CLIENT_ID                 the application (client) ID   CLIENT_SECRET             the client secret\'s value; leave it out for a public client   CLIENT_CERTIFICATE        instead of a secret: the file of a certificate with its key, PEM or PKCS#12   REDIRECT_URI              where the browser returns [default: http://localhost:5000/redirect]   POST_LOGOUT_REDIRECT_URI  where the browser returns after sign-out [default: REDIRECT_URI]   SCOPE                     the app\'s own API\'s scopes   ENDPOINT                  the app\'s own API, for `cids api`; one from .env is asked about once  Read from the environment only, never from .env:    CIDS_PROFILE              the profile of config.toml, for this terminal: `cids profiles`   CIDS_ACCOUNT              the account to act as: its name or object id   CIDS_ACCESS_TOKEN         a ready access token, used as it is   CIDS_CLIENT_CERTIFICATE_PASSPHRASE                             opens an encrypted key or a .pfx   CIDS_FEDERATED_TOKEN_FILE, AZURE_FEDERATED_TOKEN_FILE                             instead of a secret: the file that the platform keeps the application\'s token in   CIDS_NO_INPUT             1: ask nothing and wait for nobody, as --no-input; CI=true stands for a machine without a person too   CIDS_TOKEN_STORE          auto, keyring, encrypted-file or plaintext-file   CIDS_STORE_PASSPHRASE     opens encrypted token files where the kernel\'s keyring does not   CIDS_CONFIG_DIR           where config.toml is   CIDS_STATE_DIR            where the list of accounts and the metadata cache are   CIDS_BROWSER, BROWSER     the browser\'s command; %s stands for the URL   CIDS_SANDBOX              the origin of the sandbox whose levers are pulled; `sandbox exec` sets it   NO_COLOR, CLICOLOR_FORCE  colour never, or always   HTTPS_PROXY, ALL_PROXY    the proxy, http, https or socks; loopback never goes through it   NO_PROXY                  the hosts that are reached without it   CIDS_CA_BUNDLE            a file of certificates that are trusted beside the system\'s; also --ca-bundle, and ca_bundle in a profile   SSL_CERT_FILE             the same, for every program; and SSL_CERT_DIR, folders of such files'
complete -c cids -n "__fish_cids_needs_command" -f -a "exit-codes" -d 'Exit codes      0  done; also when the reader of stdout went away     1  failed for a reason not below     2  usage: a bad flag or argument     3  configuration missing or wrong, or the token store unusable     4  sign-in required     5  External ID, Microsoft Graph or an API answered with an error     6  network unreachable or too slow     7  the person cancelled, or the deadline passed   130  interrupted  Under --json the last line of stderr is an object whose `code` is a stable word.'
complete -c cids -n "__fish_cids_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cids -n "__fish_cids_using_subcommand login" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand login" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand login" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand login" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand login" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand login" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand login" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand login" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand login" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand login" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand login" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand login" -l browser -d 'Open the URL with this command, also without a terminal; %s stands for the URL' -r
complete -c cids -n "__fish_cids_using_subcommand login" -l prompt -d 'What the sign-in page shows: login, none, consent, select_account or create' -r
complete -c cids -n "__fish_cids_using_subcommand login" -l login-hint -d 'Fill in this email address' -r
complete -c cids -n "__fish_cids_using_subcommand login" -l domain-hint -d 'Go straight to this identity provider, such as Google' -r
complete -c cids -n "__fish_cids_using_subcommand login" -l ui-locales -d 'The language of the pages, such as de-DE' -r
complete -c cids -n "__fish_cids_using_subcommand login" -l scope -d 'Ask for this scope too; repeatable' -r
complete -c cids -n "__fish_cids_using_subcommand login" -l param -d 'Add this parameter to the authorization request; repeatable' -r
complete -c cids -n "__fish_cids_using_subcommand login" -l response-mode -d 'How the answer comes back [default: form_post where cids opens the browser itself, else query]' -r -f -a "form_post\t'In the body of a form post'
query\t'In the address'"
complete -c cids -n "__fish_cids_using_subcommand login" -l port -d 'Listen on this port and on no other' -r
complete -c cids -n "__fish_cids_using_subcommand login" -l timeout -d 'Wait this long for the person' -r
complete -c cids -n "__fish_cids_using_subcommand login" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand login" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand login" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand login" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand login" -l sign-up -d 'Open the create-account page'
complete -c cids -n "__fish_cids_using_subcommand login" -l no-browser -d 'Print the URL and open no browser; the answer may be pasted'
complete -c cids -n "__fish_cids_using_subcommand login" -l private -d 'Open the URL in a private window'
complete -c cids -n "__fish_cids_using_subcommand login" -l device-code -d 'Show a code to enter in a browser on any device, where none can reach this one'
complete -c cids -n "__fish_cids_using_subcommand login" -l app-only -d 'Sign in the application itself, by its secret, certificate or federated token; there is no person'
complete -c cids -n "__fish_cids_using_subcommand login" -l ask-secret -d 'Ask for the client secret, without echo'
complete -c cids -n "__fish_cids_using_subcommand login" -l secret-stdin -d 'Read the client secret from stdin'
complete -c cids -n "__fish_cids_using_subcommand login" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand login" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand whoami" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand whoami" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand whoami" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand whoami" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand whoami" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand whoami" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand whoami" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand whoami" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand whoami" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand whoami" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand whoami" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand whoami" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand whoami" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand whoami" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand whoami" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand whoami" -l claims -d 'Show every claim of the ID token'
complete -c cids -n "__fish_cids_using_subcommand whoami" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand whoami" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand graph; and not __fish_seen_subcommand_from me get post patch put delete batch ls help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand graph; and not __fish_seen_subcommand_from me get post patch put delete batch ls help" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and not __fish_seen_subcommand_from me get post patch put delete batch ls help" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and not __fish_seen_subcommand_from me get post patch put delete batch ls help" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand graph; and not __fish_seen_subcommand_from me get post patch put delete batch ls help" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and not __fish_seen_subcommand_from me get post patch put delete batch ls help" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and not __fish_seen_subcommand_from me get post patch put delete batch ls help" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and not __fish_seen_subcommand_from me get post patch put delete batch ls help" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and not __fish_seen_subcommand_from me get post patch put delete batch ls help" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and not __fish_seen_subcommand_from me get post patch put delete batch ls help" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand graph; and not __fish_seen_subcommand_from me get post patch put delete batch ls help" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand graph; and not __fish_seen_subcommand_from me get post patch put delete batch ls help" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand graph; and not __fish_seen_subcommand_from me get post patch put delete batch ls help" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand graph; and not __fish_seen_subcommand_from me get post patch put delete batch ls help" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand graph; and not __fish_seen_subcommand_from me get post patch put delete batch ls help" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand graph; and not __fish_seen_subcommand_from me get post patch put delete batch ls help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand graph; and not __fish_seen_subcommand_from me get post patch put delete batch ls help" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand graph; and not __fish_seen_subcommand_from me get post patch put delete batch ls help" -f -a "me" -d 'Show the signed-in customer\'s profile'
complete -c cids -n "__fish_cids_using_subcommand graph; and not __fish_seen_subcommand_from me get post patch put delete batch ls help" -f -a "get" -d 'Get a path of Graph, such as me or users'
complete -c cids -n "__fish_cids_using_subcommand graph; and not __fish_seen_subcommand_from me get post patch put delete batch ls help" -f -a "post" -d 'Create something, or call an action'
complete -c cids -n "__fish_cids_using_subcommand graph; and not __fish_seen_subcommand_from me get post patch put delete batch ls help" -f -a "patch" -d 'Change some properties of something'
complete -c cids -n "__fish_cids_using_subcommand graph; and not __fish_seen_subcommand_from me get post patch put delete batch ls help" -f -a "put" -d 'Replace something'
complete -c cids -n "__fish_cids_using_subcommand graph; and not __fish_seen_subcommand_from me get post patch put delete batch ls help" -f -a "delete" -d 'Delete something; asks first'
complete -c cids -n "__fish_cids_using_subcommand graph; and not __fish_seen_subcommand_from me get post patch put delete batch ls help" -f -a "batch" -d 'Send many requests, twenty at a time'
complete -c cids -n "__fish_cids_using_subcommand graph; and not __fish_seen_subcommand_from me get post patch put delete batch ls help" -f -a "ls" -d 'List the paths that Graph is known to have, and what they need'
complete -c cids -n "__fish_cids_using_subcommand graph; and not __fish_seen_subcommand_from me get post patch put delete batch ls help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from me" -l select -d 'The properties to ask for, separated by commas' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from me" -l output -d 'How to write the answer [default: table on a terminal, else json]' -r -f -a "table\t'For people: a line for each row of a collection, a line for each member of one thing'
json\t'As it came; with --all, one document with all rows'
ndjson\t'A row a line'
csv\t'Comma-separated values'
raw\t'The bytes that came, whatever they are'"
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from me" -l output-file -d 'Write the answer to this file, which is there when all of it is' -r -F
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from me" -l jq -d 'A jq expression for each row; texts are written without quotation marks' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from me" -l scope -d 'The delegated permission to ask for; repeatable' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from me" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from me" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from me" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from me" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from me" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from me" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from me" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from me" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from me" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from me" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from me" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from me" -l slurp -d 'Make one list of all rows, for --jq or to be written; keeps them all in memory'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from me" -s i -l include -d 'Write status and headers first, of errors too'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from me" -l silent -d 'Write nothing of the body'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from me" -l ask-secret -d 'Ask for the client secret, without echo'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from me" -l secret-stdin -d 'Read the client secret from stdin'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from me" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from me" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from me" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from me" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from me" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from me" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -l select -d 'The properties to ask for, separated by commas' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -l filter -d 'Only what this holds for, such as "startsWith(displayName,\'Ca\')"' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -l expand -d 'What is related, too' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -l orderby -d 'The order, such as "displayName desc"' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -l search -d 'Words, such as displayName:Casey; implies ConsistencyLevel: eventual' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -l top -d 'So many on a page' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -s F -l field -d 'A member of the JSON body: numbers, true, false and null are such, @FILE is read; nested as a[b]=1, arrays as a[]=1; in the query of a GET' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -s f -l raw-field -d 'A member of the JSON body that is text' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -l input -d 'The body is this file, or stdin (-)' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -s H -l header -d 'A header; repeatable' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -l resume -d 'Keep in FILE where --all stands, and go on from there; rows are then lines (ndjson) or csv' -r -F
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -l output -d 'How to write the answer [default: table on a terminal, else json]' -r -f -a "table\t'For people: a line for each row of a collection, a line for each member of one thing'
json\t'As it came; with --all, one document with all rows'
ndjson\t'A row a line'
csv\t'Comma-separated values'
raw\t'The bytes that came, whatever they are'"
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -l output-file -d 'Write the answer to this file, which is there when all of it is' -r -F
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -l jq -d 'A jq expression for each row; texts are written without quotation marks' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -l scope -d 'The delegated permission to ask for; repeatable' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -l count -d 'How many there are in all; implies ConsistencyLevel: eventual'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -l beta -d 'Ask the beta version'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -l dry-run -d 'Show the request, and send nothing'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -l all -d 'Follow the pages to the end'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -l delta -d 'Keep the delta link in the file of --resume: the next time only what has changed since is asked for'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -l slurp -d 'Make one list of all rows, for --jq or to be written; keeps them all in memory'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -s i -l include -d 'Write status and headers first, of errors too'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -l silent -d 'Write nothing of the body'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -l ask-secret -d 'Ask for the client secret, without echo'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -l secret-stdin -d 'Read the client secret from stdin'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from get" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -l select -d 'The properties to ask for, separated by commas' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -l filter -d 'Only what this holds for, such as "startsWith(displayName,\'Ca\')"' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -l expand -d 'What is related, too' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -l orderby -d 'The order, such as "displayName desc"' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -l search -d 'Words, such as displayName:Casey; implies ConsistencyLevel: eventual' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -l top -d 'So many on a page' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -s F -l field -d 'A member of the JSON body: numbers, true, false and null are such, @FILE is read; nested as a[b]=1, arrays as a[]=1; in the query of a GET' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -s f -l raw-field -d 'A member of the JSON body that is text' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -l input -d 'The body is this file, or stdin (-)' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -s H -l header -d 'A header; repeatable' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -l resume -d 'Keep in FILE where --all stands, and go on from there; rows are then lines (ndjson) or csv' -r -F
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -l output -d 'How to write the answer [default: table on a terminal, else json]' -r -f -a "table\t'For people: a line for each row of a collection, a line for each member of one thing'
json\t'As it came; with --all, one document with all rows'
ndjson\t'A row a line'
csv\t'Comma-separated values'
raw\t'The bytes that came, whatever they are'"
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -l output-file -d 'Write the answer to this file, which is there when all of it is' -r -F
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -l jq -d 'A jq expression for each row; texts are written without quotation marks' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -l scope -d 'The delegated permission to ask for; repeatable' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -l count -d 'How many there are in all; implies ConsistencyLevel: eventual'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -l beta -d 'Ask the beta version'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -l dry-run -d 'Show the request, and send nothing'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -l all -d 'Follow the pages to the end'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -l delta -d 'Keep the delta link in the file of --resume: the next time only what has changed since is asked for'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -l slurp -d 'Make one list of all rows, for --jq or to be written; keeps them all in memory'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -s i -l include -d 'Write status and headers first, of errors too'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -l silent -d 'Write nothing of the body'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -l ask-secret -d 'Ask for the client secret, without echo'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -l secret-stdin -d 'Read the client secret from stdin'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from post" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -l select -d 'The properties to ask for, separated by commas' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -l filter -d 'Only what this holds for, such as "startsWith(displayName,\'Ca\')"' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -l expand -d 'What is related, too' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -l orderby -d 'The order, such as "displayName desc"' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -l search -d 'Words, such as displayName:Casey; implies ConsistencyLevel: eventual' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -l top -d 'So many on a page' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -s F -l field -d 'A member of the JSON body: numbers, true, false and null are such, @FILE is read; nested as a[b]=1, arrays as a[]=1; in the query of a GET' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -s f -l raw-field -d 'A member of the JSON body that is text' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -l input -d 'The body is this file, or stdin (-)' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -s H -l header -d 'A header; repeatable' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -l resume -d 'Keep in FILE where --all stands, and go on from there; rows are then lines (ndjson) or csv' -r -F
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -l output -d 'How to write the answer [default: table on a terminal, else json]' -r -f -a "table\t'For people: a line for each row of a collection, a line for each member of one thing'
json\t'As it came; with --all, one document with all rows'
ndjson\t'A row a line'
csv\t'Comma-separated values'
raw\t'The bytes that came, whatever they are'"
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -l output-file -d 'Write the answer to this file, which is there when all of it is' -r -F
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -l jq -d 'A jq expression for each row; texts are written without quotation marks' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -l scope -d 'The delegated permission to ask for; repeatable' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -l count -d 'How many there are in all; implies ConsistencyLevel: eventual'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -l beta -d 'Ask the beta version'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -l dry-run -d 'Show the request, and send nothing'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -l all -d 'Follow the pages to the end'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -l delta -d 'Keep the delta link in the file of --resume: the next time only what has changed since is asked for'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -l slurp -d 'Make one list of all rows, for --jq or to be written; keeps them all in memory'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -s i -l include -d 'Write status and headers first, of errors too'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -l silent -d 'Write nothing of the body'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -l ask-secret -d 'Ask for the client secret, without echo'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -l secret-stdin -d 'Read the client secret from stdin'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from patch" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -l select -d 'The properties to ask for, separated by commas' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -l filter -d 'Only what this holds for, such as "startsWith(displayName,\'Ca\')"' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -l expand -d 'What is related, too' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -l orderby -d 'The order, such as "displayName desc"' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -l search -d 'Words, such as displayName:Casey; implies ConsistencyLevel: eventual' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -l top -d 'So many on a page' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -s F -l field -d 'A member of the JSON body: numbers, true, false and null are such, @FILE is read; nested as a[b]=1, arrays as a[]=1; in the query of a GET' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -s f -l raw-field -d 'A member of the JSON body that is text' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -l input -d 'The body is this file, or stdin (-)' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -s H -l header -d 'A header; repeatable' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -l resume -d 'Keep in FILE where --all stands, and go on from there; rows are then lines (ndjson) or csv' -r -F
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -l output -d 'How to write the answer [default: table on a terminal, else json]' -r -f -a "table\t'For people: a line for each row of a collection, a line for each member of one thing'
json\t'As it came; with --all, one document with all rows'
ndjson\t'A row a line'
csv\t'Comma-separated values'
raw\t'The bytes that came, whatever they are'"
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -l output-file -d 'Write the answer to this file, which is there when all of it is' -r -F
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -l jq -d 'A jq expression for each row; texts are written without quotation marks' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -l scope -d 'The delegated permission to ask for; repeatable' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -l count -d 'How many there are in all; implies ConsistencyLevel: eventual'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -l beta -d 'Ask the beta version'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -l dry-run -d 'Show the request, and send nothing'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -l all -d 'Follow the pages to the end'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -l delta -d 'Keep the delta link in the file of --resume: the next time only what has changed since is asked for'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -l slurp -d 'Make one list of all rows, for --jq or to be written; keeps them all in memory'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -s i -l include -d 'Write status and headers first, of errors too'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -l silent -d 'Write nothing of the body'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -l ask-secret -d 'Ask for the client secret, without echo'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -l secret-stdin -d 'Read the client secret from stdin'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from put" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -l select -d 'The properties to ask for, separated by commas' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -l filter -d 'Only what this holds for, such as "startsWith(displayName,\'Ca\')"' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -l expand -d 'What is related, too' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -l orderby -d 'The order, such as "displayName desc"' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -l search -d 'Words, such as displayName:Casey; implies ConsistencyLevel: eventual' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -l top -d 'So many on a page' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -s F -l field -d 'A member of the JSON body: numbers, true, false and null are such, @FILE is read; nested as a[b]=1, arrays as a[]=1; in the query of a GET' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -s f -l raw-field -d 'A member of the JSON body that is text' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -l input -d 'The body is this file, or stdin (-)' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -s H -l header -d 'A header; repeatable' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -l resume -d 'Keep in FILE where --all stands, and go on from there; rows are then lines (ndjson) or csv' -r -F
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -l output -d 'How to write the answer [default: table on a terminal, else json]' -r -f -a "table\t'For people: a line for each row of a collection, a line for each member of one thing'
json\t'As it came; with --all, one document with all rows'
ndjson\t'A row a line'
csv\t'Comma-separated values'
raw\t'The bytes that came, whatever they are'"
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -l output-file -d 'Write the answer to this file, which is there when all of it is' -r -F
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -l jq -d 'A jq expression for each row; texts are written without quotation marks' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -l scope -d 'The delegated permission to ask for; repeatable' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -l count -d 'How many there are in all; implies ConsistencyLevel: eventual'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -l beta -d 'Ask the beta version'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -l dry-run -d 'Show the request, and send nothing'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -l all -d 'Follow the pages to the end'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -l delta -d 'Keep the delta link in the file of --resume: the next time only what has changed since is asked for'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -l slurp -d 'Make one list of all rows, for --jq or to be written; keeps them all in memory'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -s i -l include -d 'Write status and headers first, of errors too'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -l silent -d 'Write nothing of the body'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -l ask-secret -d 'Ask for the client secret, without echo'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -l secret-stdin -d 'Read the client secret from stdin'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Do not ask'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from delete" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from batch" -l output -d 'How to write the answer [default: table on a terminal, else json]' -r -f -a "table\t'For people: a line for each row of a collection, a line for each member of one thing'
json\t'As it came; with --all, one document with all rows'
ndjson\t'A row a line'
csv\t'Comma-separated values'
raw\t'The bytes that came, whatever they are'"
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from batch" -l output-file -d 'Write the answer to this file, which is there when all of it is' -r -F
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from batch" -l jq -d 'A jq expression for each row; texts are written without quotation marks' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from batch" -l scope -d 'The delegated permission to ask for; repeatable' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from batch" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from batch" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from batch" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from batch" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from batch" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from batch" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from batch" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from batch" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from batch" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from batch" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from batch" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from batch" -l beta -d 'Ask the beta version'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from batch" -l slurp -d 'Make one list of all rows, for --jq or to be written; keeps them all in memory'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from batch" -s i -l include -d 'Write status and headers first, of errors too'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from batch" -l silent -d 'Write nothing of the body'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from batch" -l ask-secret -d 'Ask for the client secret, without echo'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from batch" -l secret-stdin -d 'Read the client secret from stdin'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from batch" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from batch" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from batch" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from batch" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from batch" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from batch" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from ls" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from ls" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from ls" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from ls" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from ls" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from ls" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from ls" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from ls" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from ls" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from ls" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from ls" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from ls" -s l -l long -d 'A line for each method, with the least permissions it needs'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from ls" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from ls" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from ls" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from help" -f -a "me" -d 'Show the signed-in customer\'s profile'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from help" -f -a "get" -d 'Get a path of Graph, such as me or users'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from help" -f -a "post" -d 'Create something, or call an action'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from help" -f -a "patch" -d 'Change some properties of something'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from help" -f -a "put" -d 'Replace something'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from help" -f -a "delete" -d 'Delete something; asks first'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from help" -f -a "batch" -d 'Send many requests, twenty at a time'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from help" -f -a "ls" -d 'List the paths that Graph is known to have, and what they need'
complete -c cids -n "__fish_cids_using_subcommand graph; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cids -n "__fish_cids_using_subcommand api" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand api" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand api" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand api" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand api" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand api" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand api" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand api" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand api" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand api" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand api" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand api" -l endpoint -d 'Where the API is [default: ENDPOINT]' -r
complete -c cids -n "__fish_cids_using_subcommand api" -l scope -d 'What the token is for, such as api://APP-ID/Tasks.Read; repeatable [default: SCOPE]' -r
complete -c cids -n "__fish_cids_using_subcommand api" -l select -d 'The properties to ask for, separated by commas' -r
complete -c cids -n "__fish_cids_using_subcommand api" -l filter -d 'Only what this holds for, such as "startsWith(displayName,\'Ca\')"' -r
complete -c cids -n "__fish_cids_using_subcommand api" -l expand -d 'What is related, too' -r
complete -c cids -n "__fish_cids_using_subcommand api" -l orderby -d 'The order, such as "displayName desc"' -r
complete -c cids -n "__fish_cids_using_subcommand api" -l search -d 'Words, such as displayName:Casey; implies ConsistencyLevel: eventual' -r
complete -c cids -n "__fish_cids_using_subcommand api" -l top -d 'So many on a page' -r
complete -c cids -n "__fish_cids_using_subcommand api" -s F -l field -d 'A member of the JSON body: numbers, true, false and null are such, @FILE is read; nested as a[b]=1, arrays as a[]=1; in the query of a GET' -r
complete -c cids -n "__fish_cids_using_subcommand api" -s f -l raw-field -d 'A member of the JSON body that is text' -r
complete -c cids -n "__fish_cids_using_subcommand api" -l input -d 'The body is this file, or stdin (-)' -r
complete -c cids -n "__fish_cids_using_subcommand api" -s H -l header -d 'A header; repeatable' -r
complete -c cids -n "__fish_cids_using_subcommand api" -l resume -d 'Keep in FILE where --all stands, and go on from there; rows are then lines (ndjson) or csv' -r -F
complete -c cids -n "__fish_cids_using_subcommand api" -l output -d 'How to write the answer [default: table on a terminal, else json]' -r -f -a "table\t'For people: a line for each row of a collection, a line for each member of one thing'
json\t'As it came; with --all, one document with all rows'
ndjson\t'A row a line'
csv\t'Comma-separated values'
raw\t'The bytes that came, whatever they are'"
complete -c cids -n "__fish_cids_using_subcommand api" -l output-file -d 'Write the answer to this file, which is there when all of it is' -r -F
complete -c cids -n "__fish_cids_using_subcommand api" -l jq -d 'A jq expression for each row; texts are written without quotation marks' -r
complete -c cids -n "__fish_cids_using_subcommand api" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand api" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand api" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand api" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand api" -s y -l yes -d 'Do not ask before a DELETE'
complete -c cids -n "__fish_cids_using_subcommand api" -l count -d 'How many there are in all; implies ConsistencyLevel: eventual'
complete -c cids -n "__fish_cids_using_subcommand api" -l beta -d 'Ask the beta version'
complete -c cids -n "__fish_cids_using_subcommand api" -l dry-run -d 'Show the request, and send nothing'
complete -c cids -n "__fish_cids_using_subcommand api" -l all -d 'Follow the pages to the end'
complete -c cids -n "__fish_cids_using_subcommand api" -l delta -d 'Keep the delta link in the file of --resume: the next time only what has changed since is asked for'
complete -c cids -n "__fish_cids_using_subcommand api" -l slurp -d 'Make one list of all rows, for --jq or to be written; keeps them all in memory'
complete -c cids -n "__fish_cids_using_subcommand api" -s i -l include -d 'Write status and headers first, of errors too'
complete -c cids -n "__fish_cids_using_subcommand api" -l silent -d 'Write nothing of the body'
complete -c cids -n "__fish_cids_using_subcommand api" -l ask-secret -d 'Ask for the client secret, without echo'
complete -c cids -n "__fish_cids_using_subcommand api" -l secret-stdin -d 'Read the client secret from stdin'
complete -c cids -n "__fish_cids_using_subcommand api" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand api" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand logout" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand logout" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand logout" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand logout" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand logout" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand logout" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand logout" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand logout" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand logout" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand logout" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand logout" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand logout" -l browser -d 'Open the URL with this command, also without a terminal; %s stands for the URL' -r
complete -c cids -n "__fish_cids_using_subcommand logout" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand logout" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand logout" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand logout" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand logout" -l local -d 'Leave the browser\'s session alone'
complete -c cids -n "__fish_cids_using_subcommand logout" -l all -d 'Forget every account, and leave the browser\'s sessions alone'
complete -c cids -n "__fish_cids_using_subcommand logout" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand logout" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand token; and not __fish_seen_subcommand_from inspect help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand token; and not __fish_seen_subcommand_from inspect help" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand token; and not __fish_seen_subcommand_from inspect help" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand token; and not __fish_seen_subcommand_from inspect help" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand token; and not __fish_seen_subcommand_from inspect help" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand token; and not __fish_seen_subcommand_from inspect help" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand token; and not __fish_seen_subcommand_from inspect help" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand token; and not __fish_seen_subcommand_from inspect help" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand token; and not __fish_seen_subcommand_from inspect help" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand token; and not __fish_seen_subcommand_from inspect help" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand token; and not __fish_seen_subcommand_from inspect help" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand token; and not __fish_seen_subcommand_from inspect help" -l scope -d 'What the token is for, such as User.Read or api://APP-ID/Tasks.Read; repeatable [default: SCOPE, else User.Read]' -r
complete -c cids -n "__fish_cids_using_subcommand token; and not __fish_seen_subcommand_from inspect help" -l resource -d 'All that is granted at this API: the same as --scope RESOURCE/.default' -r
complete -c cids -n "__fish_cids_using_subcommand token; and not __fish_seen_subcommand_from inspect help" -l min-ttl -d 'Renew a token that is good for less than this' -r
complete -c cids -n "__fish_cids_using_subcommand token; and not __fish_seen_subcommand_from inspect help" -s o -l output -d 'How to print it [default: token; with --json: json]' -r -f -a "token\t'The token and a newline'
header\t'A header line: Authorization: Bearer …'
json\t'An object with the token, its end and its scopes'
env\t'ACCESS_TOKEN=…, for an environment file'
exec-credential\t'What kubectl expects of a credential plugin'"
complete -c cids -n "__fish_cids_using_subcommand token; and not __fish_seen_subcommand_from inspect help" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand token; and not __fish_seen_subcommand_from inspect help" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand token; and not __fish_seen_subcommand_from inspect help" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand token; and not __fish_seen_subcommand_from inspect help" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand token; and not __fish_seen_subcommand_from inspect help" -l force-refresh -d 'Ask the authority for a new token in any case'
complete -c cids -n "__fish_cids_using_subcommand token; and not __fish_seen_subcommand_from inspect help" -l login -d 'Sign in with the browser where only that helps; else no browser is ever opened'
complete -c cids -n "__fish_cids_using_subcommand token; and not __fish_seen_subcommand_from inspect help" -l ask-secret -d 'Ask for the client secret, without echo'
complete -c cids -n "__fish_cids_using_subcommand token; and not __fish_seen_subcommand_from inspect help" -l secret-stdin -d 'Read the client secret from stdin'
complete -c cids -n "__fish_cids_using_subcommand token; and not __fish_seen_subcommand_from inspect help" -l id-token -d 'The ID token instead of an access token'
complete -c cids -n "__fish_cids_using_subcommand token; and not __fish_seen_subcommand_from inspect help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand token; and not __fish_seen_subcommand_from inspect help" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand token; and not __fish_seen_subcommand_from inspect help" -f -a "inspect" -d 'Say what a token is, whose, and who may verify it'
complete -c cids -n "__fish_cids_using_subcommand token; and not __fish_seen_subcommand_from inspect help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cids -n "__fish_cids_using_subcommand token; and __fish_seen_subcommand_from inspect" -l scope -d 'What the token is for, such as User.Read or api://APP-ID/Tasks.Read; repeatable [default: SCOPE, else User.Read]' -r
complete -c cids -n "__fish_cids_using_subcommand token; and __fish_seen_subcommand_from inspect" -l resource -d 'All that is granted at this API: the same as --scope RESOURCE/.default' -r
complete -c cids -n "__fish_cids_using_subcommand token; and __fish_seen_subcommand_from inspect" -l min-ttl -d 'Renew a token that is good for less than this' -r
complete -c cids -n "__fish_cids_using_subcommand token; and __fish_seen_subcommand_from inspect" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand token; and __fish_seen_subcommand_from inspect" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand token; and __fish_seen_subcommand_from inspect" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand token; and __fish_seen_subcommand_from inspect" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand token; and __fish_seen_subcommand_from inspect" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand token; and __fish_seen_subcommand_from inspect" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand token; and __fish_seen_subcommand_from inspect" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand token; and __fish_seen_subcommand_from inspect" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand token; and __fish_seen_subcommand_from inspect" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand token; and __fish_seen_subcommand_from inspect" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand token; and __fish_seen_subcommand_from inspect" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand token; and __fish_seen_subcommand_from inspect" -l force-refresh -d 'Ask the authority for a new token in any case'
complete -c cids -n "__fish_cids_using_subcommand token; and __fish_seen_subcommand_from inspect" -l login -d 'Sign in with the browser where only that helps; else no browser is ever opened'
complete -c cids -n "__fish_cids_using_subcommand token; and __fish_seen_subcommand_from inspect" -l ask-secret -d 'Ask for the client secret, without echo'
complete -c cids -n "__fish_cids_using_subcommand token; and __fish_seen_subcommand_from inspect" -l secret-stdin -d 'Read the client secret from stdin'
complete -c cids -n "__fish_cids_using_subcommand token; and __fish_seen_subcommand_from inspect" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand token; and __fish_seen_subcommand_from inspect" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand token; and __fish_seen_subcommand_from inspect" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand token; and __fish_seen_subcommand_from inspect" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand token; and __fish_seen_subcommand_from inspect" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand token; and __fish_seen_subcommand_from inspect" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand token; and __fish_seen_subcommand_from help" -f -a "inspect" -d 'Say what a token is, whose, and who may verify it'
complete -c cids -n "__fish_cids_using_subcommand token; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cids -n "__fish_cids_using_subcommand exec" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand exec" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand exec" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand exec" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand exec" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand exec" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand exec" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand exec" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand exec" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand exec" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand exec" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand exec" -l scope -d 'What the token is for, such as User.Read or api://APP-ID/Tasks.Read; repeatable [default: SCOPE, else User.Read]' -r
complete -c cids -n "__fish_cids_using_subcommand exec" -l resource -d 'All that is granted at this API: the same as --scope RESOURCE/.default' -r
complete -c cids -n "__fish_cids_using_subcommand exec" -l min-ttl -d 'Renew a token that is good for less than this' -r
complete -c cids -n "__fish_cids_using_subcommand exec" -l env -d 'The variable that holds the token' -r
complete -c cids -n "__fish_cids_using_subcommand exec" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand exec" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand exec" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand exec" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand exec" -l force-refresh -d 'Ask the authority for a new token in any case'
complete -c cids -n "__fish_cids_using_subcommand exec" -l login -d 'Sign in with the browser where only that helps; else no browser is ever opened'
complete -c cids -n "__fish_cids_using_subcommand exec" -l ask-secret -d 'Ask for the client secret, without echo'
complete -c cids -n "__fish_cids_using_subcommand exec" -l secret-stdin -d 'Read the client secret from stdin'
complete -c cids -n "__fish_cids_using_subcommand exec" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand exec" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand accounts; and not __fish_seen_subcommand_from list use remove help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand accounts; and not __fish_seen_subcommand_from list use remove help" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand accounts; and not __fish_seen_subcommand_from list use remove help" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand accounts; and not __fish_seen_subcommand_from list use remove help" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand accounts; and not __fish_seen_subcommand_from list use remove help" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand accounts; and not __fish_seen_subcommand_from list use remove help" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand accounts; and not __fish_seen_subcommand_from list use remove help" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand accounts; and not __fish_seen_subcommand_from list use remove help" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand accounts; and not __fish_seen_subcommand_from list use remove help" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand accounts; and not __fish_seen_subcommand_from list use remove help" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand accounts; and not __fish_seen_subcommand_from list use remove help" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand accounts; and not __fish_seen_subcommand_from list use remove help" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand accounts; and not __fish_seen_subcommand_from list use remove help" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand accounts; and not __fish_seen_subcommand_from list use remove help" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand accounts; and not __fish_seen_subcommand_from list use remove help" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand accounts; and not __fish_seen_subcommand_from list use remove help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand accounts; and not __fish_seen_subcommand_from list use remove help" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand accounts; and not __fish_seen_subcommand_from list use remove help" -f -a "list" -d 'List them; the same as without a verb'
complete -c cids -n "__fish_cids_using_subcommand accounts; and not __fish_seen_subcommand_from list use remove help" -f -a "use" -d 'Make one the current account'
complete -c cids -n "__fish_cids_using_subcommand accounts; and not __fish_seen_subcommand_from list use remove help" -f -a "remove" -d 'Forget some here, and leave the browser\'s sessions alone'
complete -c cids -n "__fish_cids_using_subcommand accounts; and not __fish_seen_subcommand_from list use remove help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from list" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from list" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from list" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from list" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from list" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from list" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from list" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from list" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from list" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from list" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from list" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from use" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from use" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from use" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from use" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from use" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from use" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from use" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from use" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from use" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from use" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from use" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from use" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from use" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from use" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from use" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from use" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from use" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from remove" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from remove" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from remove" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from remove" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from remove" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from remove" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from remove" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from remove" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from remove" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from remove" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from remove" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from remove" -l all -d 'Forget every one'
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from remove" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from remove" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from remove" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from remove" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from help" -f -a "list" -d 'List them; the same as without a verb'
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from help" -f -a "use" -d 'Make one the current account'
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from help" -f -a "remove" -d 'Forget some here, and leave the browser\'s sessions alone'
complete -c cids -n "__fish_cids_using_subcommand accounts; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cids -n "__fish_cids_using_subcommand profile; and not __fish_seen_subcommand_from show edit help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand profile; and not __fish_seen_subcommand_from show edit help" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand profile; and not __fish_seen_subcommand_from show edit help" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand profile; and not __fish_seen_subcommand_from show edit help" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand profile; and not __fish_seen_subcommand_from show edit help" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand profile; and not __fish_seen_subcommand_from show edit help" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand profile; and not __fish_seen_subcommand_from show edit help" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand profile; and not __fish_seen_subcommand_from show edit help" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand profile; and not __fish_seen_subcommand_from show edit help" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand profile; and not __fish_seen_subcommand_from show edit help" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand profile; and not __fish_seen_subcommand_from show edit help" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand profile; and not __fish_seen_subcommand_from show edit help" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand profile; and not __fish_seen_subcommand_from show edit help" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand profile; and not __fish_seen_subcommand_from show edit help" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand profile; and not __fish_seen_subcommand_from show edit help" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand profile; and not __fish_seen_subcommand_from show edit help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand profile; and not __fish_seen_subcommand_from show edit help" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand profile; and not __fish_seen_subcommand_from show edit help" -f -a "show" -d 'Show it; the same as without a verb'
complete -c cids -n "__fish_cids_using_subcommand profile; and not __fish_seen_subcommand_from show edit help" -f -a "edit" -d 'Change it, and show what was before and is now'
complete -c cids -n "__fish_cids_using_subcommand profile; and not __fish_seen_subcommand_from show edit help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from show" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from show" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from show" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from show" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from show" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from show" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from show" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from show" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from show" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from show" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from show" -l ask-secret -d 'Ask for the client secret, without echo'
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from show" -l secret-stdin -d 'Read the client secret from stdin'
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from show" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from edit" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from edit" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from edit" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from edit" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from edit" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from edit" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from edit" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from edit" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from edit" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from edit" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from edit" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from edit" -l dry-run -d 'Show the request, and send nothing'
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from edit" -l ask-secret -d 'Ask for the client secret, without echo'
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from edit" -l secret-stdin -d 'Read the client secret from stdin'
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from edit" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from edit" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from edit" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from edit" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from edit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from edit" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show it; the same as without a verb'
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from help" -f -a "edit" -d 'Change it, and show what was before and is now'
complete -c cids -n "__fish_cids_using_subcommand profile; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cids -n "__fish_cids_using_subcommand profiles; and not __fish_seen_subcommand_from list add use remove help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand profiles; and not __fish_seen_subcommand_from list add use remove help" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and not __fish_seen_subcommand_from list add use remove help" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and not __fish_seen_subcommand_from list add use remove help" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand profiles; and not __fish_seen_subcommand_from list add use remove help" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and not __fish_seen_subcommand_from list add use remove help" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and not __fish_seen_subcommand_from list add use remove help" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and not __fish_seen_subcommand_from list add use remove help" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and not __fish_seen_subcommand_from list add use remove help" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and not __fish_seen_subcommand_from list add use remove help" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand profiles; and not __fish_seen_subcommand_from list add use remove help" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand profiles; and not __fish_seen_subcommand_from list add use remove help" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand profiles; and not __fish_seen_subcommand_from list add use remove help" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand profiles; and not __fish_seen_subcommand_from list add use remove help" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand profiles; and not __fish_seen_subcommand_from list add use remove help" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand profiles; and not __fish_seen_subcommand_from list add use remove help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand profiles; and not __fish_seen_subcommand_from list add use remove help" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand profiles; and not __fish_seen_subcommand_from list add use remove help" -f -a "list" -d 'List them; the same as without a verb'
complete -c cids -n "__fish_cids_using_subcommand profiles; and not __fish_seen_subcommand_from list add use remove help" -f -a "add" -d 'Keep the settings in force, and those of flags, under a name'
complete -c cids -n "__fish_cids_using_subcommand profiles; and not __fish_seen_subcommand_from list add use remove help" -f -a "use" -d 'Use one in this directory'
complete -c cids -n "__fish_cids_using_subcommand profiles; and not __fish_seen_subcommand_from list add use remove help" -f -a "remove" -d 'Remove one, and its client secret where no other profile needs it'
complete -c cids -n "__fish_cids_using_subcommand profiles; and not __fish_seen_subcommand_from list add use remove help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from list" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from list" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from list" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from list" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from list" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from list" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from list" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from list" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from list" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from list" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from list" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from add" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from add" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from add" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from add" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from add" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from add" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from add" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from add" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from add" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from add" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from add" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from add" -l replace -d 'Replace a profile of that name'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from add" -l keep-secret -d 'Keep the client secret in the token store, so that a refresh works from any folder'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from add" -l ask-secret -d 'Ask for the client secret, without echo'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from add" -l secret-stdin -d 'Read the client secret from stdin'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from add" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from add" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from add" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from add" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from use" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from use" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from use" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from use" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from use" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from use" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from use" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from use" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from use" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from use" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from use" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from use" -l none -d 'Use none, as if none had been chosen'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from use" -l default -d 'Wherever nothing else is chosen, not in this directory'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from use" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from use" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from use" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from use" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from use" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from use" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from remove" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from remove" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from help" -f -a "list" -d 'List them; the same as without a verb'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from help" -f -a "add" -d 'Keep the settings in force, and those of flags, under a name'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from help" -f -a "use" -d 'Use one in this directory'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from help" -f -a "remove" -d 'Remove one, and its client secret where no other profile needs it'
complete -c cids -n "__fish_cids_using_subcommand profiles; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cids -n "__fish_cids_using_subcommand store; and not __fish_seen_subcommand_from check move help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand store; and not __fish_seen_subcommand_from check move help" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand store; and not __fish_seen_subcommand_from check move help" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand store; and not __fish_seen_subcommand_from check move help" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand store; and not __fish_seen_subcommand_from check move help" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand store; and not __fish_seen_subcommand_from check move help" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand store; and not __fish_seen_subcommand_from check move help" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand store; and not __fish_seen_subcommand_from check move help" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand store; and not __fish_seen_subcommand_from check move help" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand store; and not __fish_seen_subcommand_from check move help" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand store; and not __fish_seen_subcommand_from check move help" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand store; and not __fish_seen_subcommand_from check move help" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand store; and not __fish_seen_subcommand_from check move help" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand store; and not __fish_seen_subcommand_from check move help" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand store; and not __fish_seen_subcommand_from check move help" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand store; and not __fish_seen_subcommand_from check move help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand store; and not __fish_seen_subcommand_from check move help" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand store; and not __fish_seen_subcommand_from check move help" -f -a "check" -d 'Write, read and delete a record, and say who else on this machine could read one'
complete -c cids -n "__fish_cids_using_subcommand store; and not __fish_seen_subcommand_from check move help" -f -a "move" -d 'Move accounts and kept client secrets to another store, without a new sign-in'
complete -c cids -n "__fish_cids_using_subcommand store; and not __fish_seen_subcommand_from check move help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from check" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from check" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from check" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from check" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from check" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from check" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from check" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from check" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from check" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from check" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from check" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from check" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from check" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from check" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from move" -l to -d 'The store that they go to; with --account only that account, and no client secret' -r -f -a "keyring\t'The operating system\'s keyring'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from move" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from move" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from move" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from move" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from move" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from move" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from move" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from move" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from move" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from move" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from move" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from move" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from move" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from move" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from move" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from move" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from move" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from help" -f -a "check" -d 'Write, read and delete a record, and say who else on this machine could read one'
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from help" -f -a "move" -d 'Move accounts and kept client secrets to another store, without a new sign-in'
complete -c cids -n "__fish_cids_using_subcommand store; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cids -n "__fish_cids_using_subcommand status" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand status" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand status" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand status" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand status" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand status" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand status" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand status" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand status" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand status" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand status" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand status" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand status" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand status" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand status" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand status" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand demo" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand demo" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand demo" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand demo" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand demo" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand demo" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand demo" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand demo" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand demo" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand demo" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand demo" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand demo" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand demo" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand demo" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand demo" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand demo" -l auto -d 'Open no browser: fetch and submit the same pages without one'
complete -c cids -n "__fish_cids_using_subcommand demo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand demo" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -l port -d 'Listen on this port; 0 takes a free one' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -l tls-name -d 'Put this name into the certificate for https; repeatable' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -l public-url -d 'The URL that the tenant believes in, whatever it is asked under' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -l issuer -d 'Which issuer the tenant is' -r -f -a "real\t'The real service\'s: its host is the tenant\'s id, which differs from every authority'
origin\t'The origin\'s own, for strict OpenID clients'"
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -l tenant -d 'Start from this tenant file, as `cids sandbox export` prints it' -r -F
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -l state -d 'Keep the tenant in this folder, and go on from there the next time' -r -F
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -l code -d 'Mail this code each time, instead of a random one' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -l trust-forwarded -d 'Believe a proxy\'s X-Forwarded-Host and X-Forwarded-Proto'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -f -a "env" -d 'Print the .env of the running sandbox'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -f -a "cert" -d 'Print where the certificate for https is, and how to trust it'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -f -a "exec" -d 'Run a command on a sandbox of its own, which ends with it'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -f -a "users" -d 'List, create, change and delete users'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -f -a "apps" -d 'List, create, change and delete app registrations'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -f -a "flows" -d 'List, create, change and delete user flows'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -f -a "mail" -d 'Show the mail that the tenant has sent'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -f -a "clock" -d 'Show, freeze and move the tenant\'s clock'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -f -a "faults" -d 'Let requests go wrong'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -f -a "log" -d 'Show the last requests, and why those that were refused were'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -f -a "rotate-keys" -d 'Sign with a new key from now on'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -f -a "token" -d 'Forge an ID token, sound or with one defect'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -f -a "export" -d 'Print the tenant as a file to start from'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -f -a "reset" -d 'Go back to how the tenant began'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and not __fish_seen_subcommand_from env cert exec users apps flows mail clock faults log rotate-keys token export reset help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from env" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from env" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from env" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from env" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from env" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from env" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from env" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from env" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from env" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from env" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from env" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from env" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from env" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from env" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from env" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from env" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from env" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from cert" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from cert" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from cert" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from cert" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from cert" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from cert" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from cert" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from cert" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from cert" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from cert" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from cert" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from cert" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from cert" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from cert" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from cert" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from cert" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from cert" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from exec" -l tenant -d 'Start from this tenant file, as `cids sandbox export` prints it' -r -F
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from exec" -l state -d 'Keep the tenant in this folder, and go on from there the next time' -r -F
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from exec" -l code -d 'Mail this code each time, instead of a random one' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from exec" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from exec" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from exec" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from exec" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from exec" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from exec" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from exec" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from exec" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from exec" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from exec" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from exec" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from exec" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from exec" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from exec" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from exec" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from exec" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from exec" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from users" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from users" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from users" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from users" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from users" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from users" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from users" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from users" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from users" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from users" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from users" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from users" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from users" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from users" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from users" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from users" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from users" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from users" -f -a "list" -d 'List all'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from users" -f -a "show" -d 'Show one'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from users" -f -a "create" -d 'Create one: email=new@litware.example password=\'Passw0rd!\''
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from users" -f -a "change" -d 'Change one: enabled=false; null removes a value'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from users" -f -a "delete" -d 'Delete one'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from users" -f -a "revoke" -d 'Revoke the refresh tokens of a user'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from users" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from apps" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from apps" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from apps" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from apps" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from apps" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from apps" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from apps" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from apps" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from apps" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from apps" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from apps" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from apps" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from apps" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from apps" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from apps" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from apps" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from apps" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from apps" -f -a "list" -d 'List all'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from apps" -f -a "show" -d 'Show one'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from apps" -f -a "create" -d 'Create one: email=new@litware.example password=\'Passw0rd!\''
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from apps" -f -a "change" -d 'Change one: enabled=false; null removes a value'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from apps" -f -a "delete" -d 'Delete one'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from apps" -f -a "revoke" -d 'Revoke the refresh tokens of a user'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from apps" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from flows" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from flows" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from flows" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from flows" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from flows" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from flows" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from flows" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from flows" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from flows" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from flows" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from flows" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from flows" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from flows" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from flows" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from flows" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from flows" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from flows" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from flows" -f -a "list" -d 'List all'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from flows" -f -a "show" -d 'Show one'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from flows" -f -a "create" -d 'Create one: email=new@litware.example password=\'Passw0rd!\''
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from flows" -f -a "change" -d 'Change one: enabled=false; null removes a value'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from flows" -f -a "delete" -d 'Delete one'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from flows" -f -a "revoke" -d 'Revoke the refresh tokens of a user'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from flows" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from mail" -l to -d 'Only mail to this address' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from mail" -l wait -d 'Wait until there is some, for at most so many seconds' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from mail" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from mail" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from mail" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from mail" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from mail" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from mail" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from mail" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from mail" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from mail" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from mail" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from mail" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from mail" -l code -d 'Print the newest code and nothing else'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from mail" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from mail" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from mail" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from mail" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from mail" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from mail" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -f -a "show" -d 'Show the time'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -f -a "freeze" -d 'Let it stand still'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -f -a "advance" -d 'Move it on: 90s, 75m, 2h, 91d'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -f -a "run" -d 'Let it show the system\'s time again'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from faults" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from faults" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from faults" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from faults" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from faults" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from faults" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from faults" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from faults" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from faults" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from faults" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from faults" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from faults" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from faults" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from faults" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from faults" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from faults" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from faults" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from faults" -f -a "list" -d 'List those that wait for a request'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from faults" -f -a "add" -d 'Let the next requests go wrong'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from faults" -f -a "clear" -d 'Forget those that wait for a request'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from faults" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from log" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from log" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from log" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from log" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from log" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from log" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from log" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from log" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from log" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from log" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from log" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from log" -s f -l follow -d 'Go on with what comes'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from log" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from log" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from log" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from log" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from log" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from log" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from rotate-keys" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from rotate-keys" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from rotate-keys" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from rotate-keys" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from rotate-keys" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from rotate-keys" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from rotate-keys" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from rotate-keys" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from rotate-keys" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from rotate-keys" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from rotate-keys" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from rotate-keys" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from rotate-keys" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from rotate-keys" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from rotate-keys" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from rotate-keys" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from rotate-keys" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from token" -l user -d 'The user\'s id or address' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from token" -l for -d 'The app\'s client ID; the first of the tenant without it' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from token" -l nonce -d 'The nonce' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from token" -l defect -d 'The defect, such as wrong-issuer, expired, broken-signature or no-signature' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from token" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from token" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from token" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from token" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from token" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from token" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from token" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from token" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from token" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from token" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from token" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from token" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from token" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from token" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from token" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from token" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from token" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from export" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from export" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from export" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from export" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from export" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from export" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from export" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from export" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from export" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from export" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from export" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from export" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from export" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from export" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "env" -d 'Print the .env of the running sandbox'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "cert" -d 'Print where the certificate for https is, and how to trust it'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "exec" -d 'Run a command on a sandbox of its own, which ends with it'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "users" -d 'List, create, change and delete users'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "apps" -d 'List, create, change and delete app registrations'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "flows" -d 'List, create, change and delete user flows'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "mail" -d 'Show the mail that the tenant has sent'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "clock" -d 'Show, freeze and move the tenant\'s clock'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "faults" -d 'Let requests go wrong'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "log" -d 'Show the last requests, and why those that were refused were'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "rotate-keys" -d 'Sign with a new key from now on'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "token" -d 'Forge an ID token, sound or with one defect'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "export" -d 'Print the tenant as a file to start from'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "reset" -d 'Go back to how the tenant began'
complete -c cids -n "__fish_cids_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cids -n "__fish_cids_using_subcommand completion" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand completion" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand completion" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand completion" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand completion" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand completion" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand completion" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand completion" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand completion" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand completion" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand completion" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand completion" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand completion" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand completion" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand completion" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand completion" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand completion" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand environment" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand environment" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand environment" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand environment" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand environment" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand environment" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand environment" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand environment" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand environment" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand environment" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand environment" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand environment" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand environment" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand environment" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand environment" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand environment" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand environment" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand exit-codes" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` says otherwise'
always\t'Always'
never\t'Never'"
complete -c cids -n "__fish_cids_using_subcommand exit-codes" -l profile -d 'Take settings from this profile of config.toml' -r
complete -c cids -n "__fish_cids_using_subcommand exit-codes" -l account -d 'Act as this account: its name or object id' -r
complete -c cids -n "__fish_cids_using_subcommand exit-codes" -l env-file -d 'Read this file instead of .env in the working directory' -r -F
complete -c cids -n "__fish_cids_using_subcommand exit-codes" -l authority -d 'The tenant: contoso, or https://contoso.ciamlogin.com/contoso.onmicrosoft.com' -r
complete -c cids -n "__fish_cids_using_subcommand exit-codes" -l client-id -d 'The application (client) ID' -r
complete -c cids -n "__fish_cids_using_subcommand exit-codes" -l client-certificate -d 'The application\'s certificate with its key: PEM, or PKCS#12 (.pfx)' -r
complete -c cids -n "__fish_cids_using_subcommand exit-codes" -l federated-token-file -d 'A token of the platform that the application runs on, instead of a secret' -r
complete -c cids -n "__fish_cids_using_subcommand exit-codes" -l redirect-uri -d 'Where the browser returns [default: http://localhost:5000/redirect]' -r
complete -c cids -n "__fish_cids_using_subcommand exit-codes" -l token-store -d 'Where tokens are kept' -r -f -a "auto\t'The keyring, else encrypted files with a key in the kernel\'s keyring; for a sandbox\'s accounts a private file'
keyring\t'The operating system\'s keyring, never anything less'
encrypted-file\t'Encrypted files; their key in the kernel\'s keyring, else a passphrase'
plaintext-file\t'Private files, in clear'"
complete -c cids -n "__fish_cids_using_subcommand exit-codes" -l ca-bundle -d 'Trust the certificates in this file too' -r -F
complete -c cids -n "__fish_cids_using_subcommand exit-codes" -l json -d 'Answer with JSON on stdout, and tell errors as JSON on stderr'
complete -c cids -n "__fish_cids_using_subcommand exit-codes" -s q -l quiet -d 'Say nothing but the answer, warnings and errors'
complete -c cids -n "__fish_cids_using_subcommand exit-codes" -s v -l verbose -d 'Show the HTTP exchange on stderr, secrets masked'
complete -c cids -n "__fish_cids_using_subcommand exit-codes" -l no-input -d 'Ask nothing, open nothing and wait for nobody: fail where a person would be needed'
complete -c cids -n "__fish_cids_using_subcommand exit-codes" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cids -n "__fish_cids_using_subcommand exit-codes" -s V -l version -d 'Print version'
complete -c cids -n "__fish_cids_using_subcommand help; and not __fish_seen_subcommand_from login whoami graph api logout token exec accounts profile profiles store status demo sandbox completion environment exit-codes help" -f -a "login" -d 'Sign in with the system browser'
complete -c cids -n "__fish_cids_using_subcommand help; and not __fish_seen_subcommand_from login whoami graph api logout token exec accounts profile profiles store status demo sandbox completion environment exit-codes help" -f -a "whoami" -d 'Show the signed-in account, from its verified ID token'
complete -c cids -n "__fish_cids_using_subcommand help; and not __fish_seen_subcommand_from login whoami graph api logout token exec accounts profile profiles store status demo sandbox completion environment exit-codes help" -f -a "graph" -d 'Call Microsoft Graph as the signed-in customer'
complete -c cids -n "__fish_cids_using_subcommand help; and not __fish_seen_subcommand_from login whoami graph api logout token exec accounts profile profiles store status demo sandbox completion environment exit-codes help" -f -a "api" -d 'Call the application\'s own API with a token for its scope'
complete -c cids -n "__fish_cids_using_subcommand help; and not __fish_seen_subcommand_from login whoami graph api logout token exec accounts profile profiles store status demo sandbox completion environment exit-codes help" -f -a "logout" -d 'Forget the account here and end the browser\'s session'
complete -c cids -n "__fish_cids_using_subcommand help; and not __fish_seen_subcommand_from login whoami graph api logout token exec accounts profile profiles store status demo sandbox completion environment exit-codes help" -f -a "token" -d 'Print an access token for another tool'
complete -c cids -n "__fish_cids_using_subcommand help; and not __fish_seen_subcommand_from login whoami graph api logout token exec accounts profile profiles store status demo sandbox completion environment exit-codes help" -f -a "exec" -d 'Run a command with an access token in its environment'
complete -c cids -n "__fish_cids_using_subcommand help; and not __fish_seen_subcommand_from login whoami graph api logout token exec accounts profile profiles store status demo sandbox completion environment exit-codes help" -f -a "accounts" -d 'List, switch and forget the accounts that are signed in here'
complete -c cids -n "__fish_cids_using_subcommand help; and not __fish_seen_subcommand_from login whoami graph api logout token exec accounts profile profiles store status demo sandbox completion environment exit-codes help" -f -a "profile" -d 'Show and change the signed-in customer\'s own profile'
complete -c cids -n "__fish_cids_using_subcommand help; and not __fish_seen_subcommand_from login whoami graph api logout token exec accounts profile profiles store status demo sandbox completion environment exit-codes help" -f -a "profiles" -d 'List, add, choose and remove profiles: settings under a name'
complete -c cids -n "__fish_cids_using_subcommand help; and not __fish_seen_subcommand_from login whoami graph api logout token exec accounts profile profiles store status demo sandbox completion environment exit-codes help" -f -a "store" -d 'Show where tokens are kept and why, prove it, and move them'
complete -c cids -n "__fish_cids_using_subcommand help; and not __fish_seen_subcommand_from login whoami graph api logout token exec accounts profile profiles store status demo sandbox completion environment exit-codes help" -f -a "status" -d 'Show every setting in force with its source'
complete -c cids -n "__fish_cids_using_subcommand help; and not __fish_seen_subcommand_from login whoami graph api logout token exec accounts profile profiles store status demo sandbox completion environment exit-codes help" -f -a "demo" -d 'Play the whole journey on a private sandbox: sign in, whoami, Graph, sign out'
complete -c cids -n "__fish_cids_using_subcommand help; and not __fish_seen_subcommand_from login whoami graph api logout token exec accounts profile profiles store status demo sandbox completion environment exit-codes help" -f -a "sandbox" -d 'Run a local External ID tenant'
complete -c cids -n "__fish_cids_using_subcommand help; and not __fish_seen_subcommand_from login whoami graph api logout token exec accounts profile profiles store status demo sandbox completion environment exit-codes help" -f -a "completion" -d 'Print a completion script for a shell'
complete -c cids -n "__fish_cids_using_subcommand help; and not __fish_seen_subcommand_from login whoami graph api logout token exec accounts profile profiles store status demo sandbox completion environment exit-codes help" -f -a "environment" -d 'Environment variables  Settings. Each is looked up as a flag, as CIDS_NAME, as NAME, in .env in the working directory (never a parent), in the profile, in this order.    AUTHORITY                 the tenant: https://contoso.ciamlogin.com/contoso.onmicrosoft.com, or just contoso   OIDC_AUTHORITY            instead of AUTHORITY: a custom domain or any OpenID provider, the issuer\'s base as it stands   CLIENT_ID                 the application (client) ID   CLIENT_SECRET             the client secret\'s value; leave it out for a public client   CLIENT_CERTIFICATE        instead of a secret: the file of a certificate with its key, PEM or PKCS#12   REDIRECT_URI              where the browser returns [default: http://localhost:5000/redirect]   POST_LOGOUT_REDIRECT_URI  where the browser returns after sign-out [default: REDIRECT_URI]   SCOPE                     the app\'s own API\'s scopes   ENDPOINT                  the app\'s own API, for `cids api`; one from .env is asked about once  Read from the environment only, never from .env:    CIDS_PROFILE              the profile of config.toml, for this terminal: `cids profiles`   CIDS_ACCOUNT              the account to act as: its name or object id   CIDS_ACCESS_TOKEN         a ready access token, used as it is   CIDS_CLIENT_CERTIFICATE_PASSPHRASE                             opens an encrypted key or a .pfx   CIDS_FEDERATED_TOKEN_FILE, AZURE_FEDERATED_TOKEN_FILE                             instead of a secret: the file that the platform keeps the application\'s token in   CIDS_NO_INPUT             1: ask nothing and wait for nobody, as --no-input; CI=true stands for a machine without a person too   CIDS_TOKEN_STORE          auto, keyring, encrypted-file or plaintext-file   CIDS_STORE_PASSPHRASE     opens encrypted token files where the kernel\'s keyring does not   CIDS_CONFIG_DIR           where config.toml is   CIDS_STATE_DIR            where the list of accounts and the metadata cache are   CIDS_BROWSER, BROWSER     the browser\'s command; %s stands for the URL   CIDS_SANDBOX              the origin of the sandbox whose levers are pulled; `sandbox exec` sets it   NO_COLOR, CLICOLOR_FORCE  colour never, or always   HTTPS_PROXY, ALL_PROXY    the proxy, http, https or socks; loopback never goes through it   NO_PROXY                  the hosts that are reached without it   CIDS_CA_BUNDLE            a file of certificates that are trusted beside the system\'s; also --ca-bundle, and ca_bundle in a profile   SSL_CERT_FILE             the same, for every program; and SSL_CERT_DIR, folders of such files'
complete -c cids -n "__fish_cids_using_subcommand help; and not __fish_seen_subcommand_from login whoami graph api logout token exec accounts profile profiles store status demo sandbox completion environment exit-codes help" -f -a "exit-codes" -d 'Exit codes      0  done; also when the reader of stdout went away     1  failed for a reason not below     2  usage: a bad flag or argument     3  configuration missing or wrong, or the token store unusable     4  sign-in required     5  External ID, Microsoft Graph or an API answered with an error     6  network unreachable or too slow     7  the person cancelled, or the deadline passed   130  interrupted  Under --json the last line of stderr is an object whose `code` is a stable word.'
complete -c cids -n "__fish_cids_using_subcommand help; and not __fish_seen_subcommand_from login whoami graph api logout token exec accounts profile profiles store status demo sandbox completion environment exit-codes help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
