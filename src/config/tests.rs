use super::*;

const AUTHORITY: &str = "https://contoso.ciamlogin.com/contoso.onmicrosoft.com";
const CLIENT_ID: &str = "11111111-2222-4333-8444-555555555555";
const OTHER: &str = "99999999-2222-4333-8444-555555555555";

/// Settings from flags, the environment and a `.env`.
fn load(flags: &Flags, environment: &[(&str, &str)], env_file: &str) -> Result<Settings, Error> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(".env"), env_file).unwrap();
    let environment = Environment::from_pairs(environment.iter().copied());
    let folders = Folders { config: Some(folder.path().to_owned()), state: Some(folder.path().to_owned()) };
    Settings::load(flags, &environment, &folders, folder.path())
}

/// The credential that is sent, without its source.
fn credential(settings: &Settings) -> Result<Option<CredentialSetting>, Error> {
    settings.credential().map(|credential| credential.map(|credential| credential.value))
}

fn from_file(env_file: &str) -> Settings {
    load(&Flags::default(), &[], env_file).unwrap()
}

#[test]
fn the_guides_file_works_unchanged() {
    let settings = from_file(&format!(
        "CLIENT_ID={CLIENT_ID}\nCLIENT_SECRET=Ab8Q~x\nAUTHORITY={AUTHORITY}\nREDIRECT_URI=http://localhost:5000/redirect\n"
    ));
    let (authority, client_id) = settings.application().unwrap();
    assert_eq!((authority.value.as_str(), client_id.as_str()), (AUTHORITY, CLIENT_ID));
    assert_eq!(credential(&settings).unwrap(), Some(CredentialSetting::Secret(Secret::new("Ab8Q~x"))));
    assert_eq!(settings.redirect_uri().unwrap().to_string(), "http://localhost:5000/redirect");
}

#[test]
fn a_flag_wins_over_the_environment_and_that_over_the_file() {
    let file = "AUTHORITY=from-file\nCLIENT_ID=x\nSCOPE=from-file";
    let environment = [("CIDS_AUTHORITY", "from-own"), ("AUTHORITY", "from-plain"), ("SCOPE", "")];
    let flags = Flags { authority: Some("from-flag".into()), ..Flags::default() };
    let name = |settings: Settings| settings.authority().unwrap().unwrap().value.host().to_owned();
    assert_eq!(name(load(&flags, &environment, file).unwrap()), "from-flag.ciamlogin.com");
    assert_eq!(name(load(&Flags::default(), &environment, file).unwrap()), "from-own.ciamlogin.com");
    assert_eq!(name(load(&Flags::default(), &environment[1..], file).unwrap()), "from-plain.ciamlogin.com");
    assert_eq!(name(load(&Flags::default(), &environment[2..], file).unwrap()), "from-file.ciamlogin.com");
    let scope = load(&Flags::default(), &environment, file).unwrap().scope().unwrap();
    assert_eq!(scope.to_string(), "from-file", "an empty value counts as unset");
}

#[test]
fn every_value_remembers_its_source() {
    let settings =
        load(&Flags::default(), &[("CIDS_CLIENT_ID", CLIENT_ID)], &format!("AUTHORITY={AUTHORITY}\nCLIENT_SECRET=planted")).unwrap();
    let report: Vec<String> =
        settings.report().into_iter().map(|(name, value, source)| format!("{name}={} ({source})", value.unwrap_or_default())).collect();
    assert_eq!(
        report[..6],
        [
            format!("AUTHORITY={AUTHORITY} (.env)"),
            "OIDC_AUTHORITY= (default)".into(),
            format!("CLIENT_ID={CLIENT_ID} (CIDS_CLIENT_ID in the environment)"),
            "CLIENT_SECRET=(set) (.env)".into(),
            "CLIENT_CERTIFICATE= (default)".into(),
            "REDIRECT_URI=http://localhost:5000/redirect (default)".into(),
        ]
    );
    assert!(!format!("{settings:?}").contains("planted"));
}

/// Where a value of the table below comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Origin {
    Flag,
    Environment,
    EnvFile,
    NamedEnvFile,
    Profile,
}

/// The settings of a home and a checkout, each value from the source beside it.
fn settings_of(values: &[(&'static str, &str, Origin)]) -> Settings {
    let folder = tempfile::tempdir().unwrap();
    let of = |from: Origin| values.iter().filter(move |(_, _, source)| *source == from);
    let lines = |from: Origin| of(from).map(|(name, value, _)| format!("{name}={value}\n")).collect::<String>();
    std::fs::write(folder.path().join(".env"), lines(Origin::EnvFile)).unwrap();
    std::fs::write(folder.path().join("named.env"), lines(Origin::NamedEnvFile)).unwrap();
    let profile: String = of(Origin::Profile).map(|(name, value, _)| format!("{} = \"{value}\"\n", name.to_lowercase())).collect();
    std::fs::write(folder.path().join("config.toml"), format!("[profiles.default]\n{profile}")).unwrap();
    let flag = |name: &str| of(Origin::Flag).find(|(flag, _, _)| *flag == name).map(|(_, value, _)| (*value).to_owned());
    let flags = Flags {
        authority: flag("AUTHORITY"),
        client_id: flag("CLIENT_ID"),
        client_certificate: flag("CLIENT_CERTIFICATE"),
        federated_token_file: flag("FEDERATED_TOKEN_FILE"),
        env_file: of(Origin::NamedEnvFile).next().map(|_| folder.path().join("named.env")),
        ..Flags::default()
    };
    let variables: Vec<(String, &str)> = of(Origin::Environment).map(|(name, value, _)| (format!("CIDS_{name}"), *value)).collect();
    let environment = Environment::from_pairs(variables.iter().map(|(name, value)| (name.as_str(), *value)));
    let folders = Folders { config: Some(folder.path().to_owned()), state: Some(folder.path().to_owned()) };
    Settings::load(&flags, &environment, &folders, folder.path()).unwrap()
}

#[test]
fn a_credential_goes_only_where_its_source_may_send_it() {
    use Origin::{EnvFile, Environment, Flag, NamedEnvFile, Profile};
    let credentials = [
        ("CLIENT_SECRET", &[Environment, EnvFile, NamedEnvFile][..]),
        ("CLIENT_CERTIFICATE", &[Flag, Environment, EnvFile, NamedEnvFile, Profile]),
        ("FEDERATED_TOKEN_FILE", &[Flag, Environment, Profile]),
    ];
    let sources = [Flag, Environment, EnvFile, NamedEnvFile, Profile];
    let mut combinations = 0;
    for (name, of_credential) in credentials {
        for credential in of_credential {
            for authority in sources {
                for client_id in sources {
                    let used = [*credential, authority, client_id];
                    if used.contains(&EnvFile) && used.contains(&NamedEnvFile) {
                        continue; // One of the two is read.
                    }
                    let settings = settings_of(&[
                        (name, "planted", *credential),
                        ("AUTHORITY", "contoso", authority),
                        ("CLIENT_ID", CLIENT_ID, client_id),
                    ]);
                    let is_sent = match credential {
                        EnvFile => true,
                        Profile => authority == Profile && client_id == Profile,
                        _ => authority != EnvFile && client_id != EnvFile,
                    };
                    let case = format!("{name} from {credential:?}, authority from {authority:?}, client ID from {client_id:?}");
                    match settings.credential() {
                        Ok(Some(_)) => assert!(is_sent, "{case}"),
                        Err(Error::CredentialFromElsewhere { name: told, .. }) => assert!(!is_sent && told == name, "{case}"),
                        other => panic!("{case}: {other:?}"),
                    }
                    combinations += 1;
                }
            }
        }
    }
    assert_eq!(combinations, 225);
}

#[test]
fn a_refused_credential_is_named_with_both_sources_and_not_shown() {
    let settings = settings_of(&[
        ("CLIENT_SECRET", "planted", Origin::Environment),
        ("AUTHORITY", "evil", Origin::EnvFile),
        ("CLIENT_ID", CLIENT_ID, Origin::Environment),
    ]);
    let told = settings.credential().unwrap_err().to_string();
    assert_eq!(told, "CLIENT_SECRET (CIDS_CLIENT_SECRET in the environment) is not sent to the AUTHORITY from .env");
}

#[test]
fn a_file_that_repeats_the_profiles_application_keeps_its_credential() {
    let settings = |authority, client_id| {
        settings_of(&[
            ("CLIENT_CERTIFICATE", "own.pem", Origin::Profile),
            ("AUTHORITY", "contoso", Origin::Profile),
            ("CLIENT_ID", CLIENT_ID, Origin::Profile),
            ("AUTHORITY", authority, Origin::EnvFile),
            ("CLIENT_ID", client_id, Origin::EnvFile),
        ])
    };
    assert!(settings("contoso.onmicrosoft.com", CLIENT_ID).credential().unwrap().is_some());
    let told = settings("evil", CLIENT_ID).credential().unwrap_err().to_string();
    assert_eq!(told, "CLIENT_CERTIFICATE (profile default) is not sent to the AUTHORITY from .env");
    let told = settings("contoso", OTHER).credential().unwrap_err().to_string();
    assert_eq!(told, "CLIENT_CERTIFICATE (profile default) is not sent to the CLIENT_ID from .env");
    assert_eq!(settings("evil", OTHER).credential().unwrap(), None, "another application has no credential here");
}

#[test]
fn an_environment_secret_follows_a_file_that_repeats_the_profile() {
    let credential = |client_id| {
        let settings = settings_of(&[
            ("CLIENT_SECRET", "planted", Origin::Environment),
            ("AUTHORITY", "contoso", Origin::Profile),
            ("CLIENT_ID", CLIENT_ID, Origin::Profile),
            ("AUTHORITY", "contoso", Origin::EnvFile),
            ("CLIENT_ID", client_id, Origin::EnvFile),
        ]);
        settings.credential().map(|credential| credential.is_some())
    };
    assert!(credential(CLIENT_ID).unwrap());
    let told = credential(OTHER).unwrap_err().to_string();
    assert_eq!(told, "CLIENT_SECRET (CIDS_CLIENT_SECRET in the environment) is not sent to the CLIENT_ID from .env");
}

#[test]
fn a_checkout_cannot_name_a_file_to_send() {
    for name in ["FEDERATED_TOKEN_FILE", "CIDS_FEDERATED_TOKEN_FILE", "AZURE_FEDERATED_TOKEN_FILE"] {
        let settings = from_file(&format!("AUTHORITY=evil\nCLIENT_ID={CLIENT_ID}\n{name}=/home/me/.ssh/id_rsa"));
        assert_eq!(credential(&settings).unwrap(), None, "{name}");
    }
}

#[test]
fn of_several_credentials_the_one_of_the_highest_order_counts() {
    let file = format!("AUTHORITY=contoso\nCLIENT_ID={CLIENT_ID}\nCLIENT_SECRET=s");
    let flags = Flags { client_certificate: Some("app.pfx".into()), client_id: Some(CLIENT_ID.into()), ..Flags::default() };
    let flags = Flags { authority: Some("contoso".into()), ..flags };
    assert_eq!(credential(&load(&flags, &[], &file).unwrap()).unwrap(), Some(CredentialSetting::Certificate("app.pfx".into())));
    let two = from_file(&format!("{file}\nCLIENT_CERTIFICATE=app.pfx")).credential().unwrap_err();
    assert_eq!(two.to_string(), "CLIENT_SECRET (.env) and CLIENT_CERTIFICATE (.env) are both set");
    // Workload identity sets it in every container.
    let ambient = [("AZURE_FEDERATED_TOKEN_FILE", "/token")];
    assert_eq!(credential(&load(&Flags::default(), &ambient, &file).unwrap()).unwrap(), Some(CredentialSetting::Secret(Secret::new("s"))));
    let alone = [("AZURE_FEDERATED_TOKEN_FILE", "/token"), ("AUTHORITY", "contoso"), ("CLIENT_ID", CLIENT_ID)];
    assert_eq!(
        credential(&load(&Flags::default(), &alone, "").unwrap()).unwrap(),
        Some(CredentialSetting::FederatedToken("/token".into()))
    );
}

#[test]
fn all_that_is_missing_is_named_at_once() {
    assert_eq!(from_file("").application().unwrap_err().to_string(), "AUTHORITY and CLIENT_ID are not set");
    assert_eq!(from_file("AUTHORITY=contoso").application().unwrap_err().to_string(), "CLIENT_ID is not set");
}

#[test]
fn two_authorities_of_the_same_order_are_an_error() {
    let both = "AUTHORITY=contoso\nOIDC_AUTHORITY=https://www.contoso.com/x/v2.0";
    assert!(matches!(load(&Flags::default(), &[], both), Err(Error::TwoAuthorities { .. })));
    let settings = load(&Flags::default(), &[("CIDS_OIDC_AUTHORITY", "https://idp.example")], "AUTHORITY=contoso").unwrap();
    assert_eq!(settings.authority().unwrap().unwrap().value.as_str(), "https://idp.example");
}

#[test]
fn the_secrets_id_and_placeholders_are_recognised() {
    let wrong = |secret: &str| from_file(&format!("AUTHORITY=contoso\nCLIENT_SECRET={secret}")).credential().unwrap_err();
    assert!(matches!(wrong(CLIENT_ID), Error::SecretIsAnId { .. }));
    assert!(matches!(wrong("<client secret>"), Error::BadForm { name: "CLIENT_SECRET", fault: FormFault::Placeholder, .. }));
    let client_id = |text: &str| from_file(&format!("AUTHORITY=contoso\nCLIENT_ID={text}")).client_id();
    assert!(matches!(client_id("<client id>"), Err(Error::BadForm { name: "CLIENT_ID", fault: FormFault::Placeholder, .. })));
    assert!(matches!(client_id("my-app"), Err(Error::BadClientId { .. })));
    assert_eq!(from_file("OIDC_AUTHORITY=https://idp.example\nCLIENT_ID=my-app").client_id().unwrap().unwrap(), "my-app");
}

#[test]
fn a_profile_comes_after_the_file() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("config.toml"), "[profiles.test]\nauthority = \"fabrikam\"\ntoken_store = \"keyring\"\n").unwrap();
    let folders = Folders { config: Some(folder.path().to_owned()), state: Some(folder.path().to_owned()) };
    let flags = Flags { profile: Some("test".into()), ..Flags::default() };
    let settings = Settings::load(&flags, &Environment::default(), &folders, folder.path()).unwrap();
    assert_eq!(settings.authority().unwrap().unwrap().source.to_string(), "profile test");
    assert_eq!(settings.token_store().unwrap().value, TokenStoreChoice::Keyring);
}

#[test]
fn a_file_that_a_profile_names_lies_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let profiles = "[profiles.default]\nclient_certificate = \"own.pem\"\nfederated_token_file = \"\"\n";
    std::fs::write(folder.path().join("config.toml"), profiles).unwrap();
    let folders = Folders { config: Some(folder.path().to_owned()), state: Some(folder.path().to_owned()) };
    let settings = Settings::load(&Flags::default(), &Environment::default(), &folders, Path::new("/checkout")).unwrap();
    assert_eq!(credential(&settings).unwrap(), Some(CredentialSetting::Certificate(folder.path().join("own.pem"))));
}

#[test]
fn a_profile_chosen_on_purpose_and_another_tenant_contradict_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let folders = Folders { config: Some(folder.path().to_owned()), state: Some(folder.path().to_owned()) };
    let profiles = "[profiles.test]\nauthority = \"fabrikam\"\nclient_id = \"11111111-2222-4333-8444-555555555555\"\n";
    std::fs::write(folder.path().join("config.toml"), profiles).unwrap();
    let load = |flags: &Flags, variables: &[(&str, &str)], env_file: &str| {
        std::fs::write(folder.path().join(".env"), env_file).unwrap();
        Settings::load(flags, &Environment::from_pairs(variables.iter().copied()), &folders, folder.path())
    };
    let chosen = Flags { profile: Some("test".into()), ..Flags::default() };
    let told = |result: Result<Settings, Error>| result.unwrap_err().to_string();
    assert_eq!(told(load(&chosen, &[], "AUTHORITY=contoso")), "AUTHORITY from .env and the profile test (--profile) contradict each other");
    assert_eq!(
        told(load(&Flags::default(), &[("CIDS_PROFILE", "test"), ("CLIENT_ID", "x")], "")),
        "CLIENT_ID from CLIENT_ID in the environment and the profile test (CIDS_PROFILE in the environment) contradict each other"
    );
    assert!(matches!(load(&chosen, &[], "OIDC_AUTHORITY=https://idp.example"), Err(Error::Contradiction { name: "OIDC_AUTHORITY", .. })));
    load(&chosen, &[], "AUTHORITY=https://fabrikam.ciamlogin.com/fabrikam.onmicrosoft.com/v2.0\nSCOPE=x").unwrap();
    load(&Flags { authority: Some("contoso".into()), ..chosen.clone() }, &[], "AUTHORITY=contoso").unwrap();
    load(&Flags { env_file: Some("/dev/null".into()), ..chosen }, &[], "AUTHORITY=contoso").unwrap();
    ConfigFile::read(folder.path()).unwrap().choose(Some("test"), None).unwrap();
    let settings = load(&Flags::default(), &[], "AUTHORITY=contoso").unwrap();
    assert_eq!(settings.authority().unwrap().unwrap().source.to_string(), ".env", "a default gives way");
}

#[test]
fn the_token_store_is_not_the_checkouts_choice() {
    let settings = from_file("CIDS_TOKEN_STORE=plaintext-file\nTOKEN_STORE=plaintext-file");
    assert_eq!(settings.token_store().unwrap().value, TokenStoreChoice::Auto);
}

#[test]
fn the_sample_names_known_settings_alone() {
    let sample = include_str!("../../.env.sample");
    let assigned = sample.lines().map(|line| line.trim_start_matches("# ")).filter_map(|line| line.split_once('=').map(|(name, _)| name));
    let named: Vec<&str> = assigned.filter(|name| name.chars().all(|c| c.is_ascii_uppercase() || c == '_')).collect();
    assert_eq!(
        named,
        ["CLIENT_ID", "CLIENT_SECRET", "AUTHORITY", "REDIRECT_URI", "SCOPE", "ENDPOINT", "OIDC_AUTHORITY", "POST_LOGOUT_REDIRECT_URI"]
    );
    assert!(named.iter().all(|name| NAMES.contains(name)));
}
