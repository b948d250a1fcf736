//! Refresh, sign-out, and the list of one's sessions.

use serde_json::json;
use testkit::{Actor, Answer, TestBrand, f, on_both_databases};

async fn signed_in<'t>(t: &'t TestBrand, who: &Actor<'t>) -> (Actor<'t>, String) {
    let answer = t.anonymous().post("/sessions", json!({ "username": who.email, "password": "correct horse 9 battery" })).await.is(200);
    (who.with_token(&answer.text_at("/token")), answer.text_at("/refreshToken"))
}

async fn refresh(t: &TestBrand, token: &str) -> Answer {
    t.anonymous().post("/sessions/refresh", json!({ "refreshToken": token })).await
}

#[on_both_databases]
async fn a_refresh_token_used_twice_signs_owner_and_thief_out(t: TestBrand) {
    let customer = t.customer().await;
    let (first, first_refresh) = signed_in(&t, &customer).await;
    t.clock.advance_s(61 * 60);
    first.get("/me/sessions").await.is_problem(401, "invalid_token");
    let second = refresh(&t, &first_refresh).await.is(200);
    let own = customer.with_token(&second.text_at("/token"));
    assert_eq!(own.get("/me/sessions").await.is(200).json["sessions"].as_array().map(Vec::len), Some(1), "the same session goes on");

    refresh(&t, &first_refresh).await.is_problem(401, "invalid_token");
    own.get("/me/sessions").await.is_problem(401, "invalid_token");
    refresh(&t, &second.text_at("/refreshToken")).await.is_problem(401, "invalid_token");
    assert_eq!(t.rows("select count(*) from audit_entry where action = 'session.refresh_token_reused'").await, ["1"]);
    for text in ["", "th_r_x", "nonsense", &second.text_at("/token")] {
        refresh(&t, text).await.is_problem(401, "invalid_token");
    }
}

#[on_both_databases]
async fn a_refresh_ends_with_its_days_and_with_the_user(t: TestBrand) {
    let customer = t.customer().await;
    let (_, token) = signed_in(&t, &customer).await;
    let (_, other) = signed_in(&t, &customer).await;
    t.rows("update customer set status = 'DISABLED' returning id").await;
    refresh(&t, &token).await.is_problem(401, "invalid_token");
    t.rows("update customer set status = 'ACTIVE' returning id").await;
    refresh(&t, &token).await.is(200);
    t.clock.advance_s(14 * 86_400);
    refresh(&t, &other).await.is_problem(401, "invalid_token");
}

#[on_both_databases]
async fn two_who_refresh_at_the_same_time_cannot_both_go_on(t: TestBrand) {
    let customer = t.customer().await;
    let (_, token) = signed_in(&t, &customer).await;
    let (one, two) = tokio::join!(refresh(&t, &token), refresh(&t, &token));
    let mut seen = [one.status, two.status];
    seen.sort_unstable();
    assert_eq!(seen, [200, 401]);
}

#[on_both_databases]
async fn signing_out_counts_from_the_next_request_on(t: TestBrand) {
    let customer = t.customer().await;
    let (here, token) = signed_in(&t, &customer).await;
    here.delete("/sessions/current").await.is(204);
    here.get("/me/sessions").await.is_problem(401, "invalid_token");
    refresh(&t, &token).await.is_problem(401, "invalid_token");
    customer.get("/me/sessions").await.is(200);
}

#[on_both_databases]
async fn one_ends_ones_own_sessions_and_nobody_elses(t: TestBrand) {
    let (customer, stranger) = (t.customer().await, t.customer().await);
    let (here, _) = signed_in(&t, &customer).await;
    let list = here.get("/me/sessions").await.is(200);
    let sessions = list.json["sessions"].as_array().expect("a list").clone();
    assert_eq!(sessions.len(), 2);
    let there = sessions.iter().find(|one| one["current"] == false).expect("another")["id"].as_str().expect("an id").to_owned();
    stranger.delete(&f!("/me/sessions/{there}")).await.is_problem(404, "not_found");
    customer.get("/me/sessions").await.is(200);
    here.delete(&f!("/me/sessions/{there}")).await.is(204);
    customer.get("/me/sessions").await.is_problem(401, "invalid_token");
    here.delete(&f!("/me/sessions/{there}")).await.is_problem(404, "not_found");
    here.delete("/me/sessions/not-an-id").await.is(400);
    t.anonymous().get("/me/sessions").await.is_problem(401, "sign_in_needed");
}

#[on_both_databases]
async fn the_last_use_is_kept_to_the_minute(t: TestBrand) {
    let customer = t.customer().await;
    let begun = t.rows("select last_used_at from session").await;
    t.clock.advance_s(59);
    customer.get("/me/sessions").await.is(200);
    t.write(|_| Ok(())).await;
    assert_eq!(t.rows("select last_used_at from session").await, begun);
    t.clock.advance_s(1);
    customer.get("/me/sessions").await.is(200);
    // It is written beside the request.
    for _ in 0..1_000 {
        if t.rows("select last_used_at from session").await != begun {
            return;
        }
        tokio::task::yield_now().await;
    }
    panic!("the use was never written down");
}

/// The name and value of the one cookie that an answer sets.
fn cookie(answer: &Answer) -> (String, String) {
    let set: Vec<_> = answer.headers.iter().filter(|(name, _)| name == "set-cookie").map(|(_, value)| value.clone()).collect();
    assert_eq!(set.len(), 1, "{set:?}");
    for part in ["; Path=/", "; Secure", "; HttpOnly", "; SameSite=Strict"] {
        assert!(set[0].contains(part), "{set:?}");
    }
    let (name, value) = set[0].split(';').next().and_then(|pair| pair.split_once('=')).expect("name and value");
    (name.to_owned(), value.to_owned())
}

#[on_both_databases]
async fn a_portal_keeps_its_refresh_token_where_no_script_reads_it(t: TestBrand) {
    let customer = t.customer().await;
    let portal = t.anonymous().with_header("x-portal", "members");
    let signed_in = portal.post("/sessions", json!({ "username": customer.email, "password": "correct horse 9 battery" })).await.is(200);
    assert_eq!(signed_in.json["refreshToken"], "");
    let (name, value) = cookie(&signed_in);
    assert_eq!(name, "__Host-tradehall-members");

    let browser = portal.with_header("cookie", &format!("lang=de; {name}={value}"));
    let refreshed = browser.post("/sessions/refresh", json!({ "refreshToken": "" })).await.is(200);
    let (_, next) = cookie(&refreshed);
    assert_ne!(next, value);
    let here = customer.with_token(&refreshed.text_at("/token")).with_header("x-portal", "members");
    here.get("/me/sessions").await.is(200);

    // Without the header, or for another portal, the cookie is nothing.
    let kept = format!("{name}={next}");
    t.anonymous()
        .with_header("cookie", &kept)
        .post("/sessions/refresh", json!({ "refreshToken": "" }))
        .await
        .is_problem(401, "invalid_token");
    let other = t.anonymous().with_header("cookie", &kept).with_header("x-portal", "admin");
    other.post("/sessions/refresh", json!({ "refreshToken": "" })).await.is_problem(401, "invalid_token");
    t.anonymous().with_header("x-portal", "casino").post("/sessions/refresh", json!({ "refreshToken": "" })).await.is(400);

    let gone = here.delete("/sessions/current").await.is(204);
    assert_eq!(cookie(&gone), (name, String::new()));
}

#[on_both_databases]
async fn what_is_over_is_forgotten_after_ninety_days(t: TestBrand) {
    let customer = t.customer().await;
    let (_, first) = signed_in(&t, &customer).await;
    t.anonymous().post("/password-resets", json!({ "email": customer.email })).await;
    let kept = "select (select count(*) from session) || '/' || (select count(*) from spent_refresh) || '/' || (select count(*) from one_time_token)";
    // The session goes on by a refresh, so its spent token must still tell owner from thief, however old it is.
    t.clock.advance_s(13 * 86_400);
    let mut refreshed = refresh(&t, &first).await.is(200).text_at("/refreshToken");
    for _ in 0..3 {
        t.clock.advance_s(13 * 86_400);
        refreshed = refresh(&t, &refreshed).await.is(200).text_at("/refreshToken");
    }
    t.forget().await;
    let left = t.rows(kept).await;
    refresh(&t, &first).await.is_problem(401, "invalid_token");
    assert_eq!(t.rows("select count(*) from audit_entry where action = 'session.refresh_token_reused'").await, ["1"]);
    assert!(left[0].contains("/4/"), "{left:?}");
    // The last refresh token was good for a fortnight.
    t.clock.advance_s(103 * 86_400);
    t.forget().await;
    assert_eq!(t.rows(kept).await, ["1/4/0"], "the day before, all is still there");
    t.clock.advance_s(2 * 86_400);
    t.forget().await;
    assert_eq!(t.rows(kept).await, ["0/0/0"]);
}
