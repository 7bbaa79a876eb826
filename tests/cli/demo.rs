use crate::support::TestEnvironment;

#[test]
fn the_journey_is_played_to_its_end_and_leaves_nothing_behind() {
    let environment = TestEnvironment::new();
    let before = environment.files();
    let output = environment.run(&["demo", "--json"]).expect_code(0);
    let answer = output.json();
    assert_eq!(answer["login"]["username"], "casey@litware.example");
    assert_eq!(answer["whoami"]["oid"], answer["graph_me"]["id"]);
    assert_eq!(answer["browser_session"], "ended");
    assert_eq!(environment.files(), before);
    for step in ["1. cids login", "2. cids whoami", "3. cids graph me", "4. cids logout", "There is no browser"] {
        assert!(output.stderr.contains(step), "{step}: {output:?}");
    }
}
