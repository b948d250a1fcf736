//! Operations on wallets.

pub mod mine;
pub mod staff;
pub mod transfers;

use foundation::http::Routes;

pub fn routes() -> Routes {
    Routes::under("Wallets")
        .get("/wallets", "listWallets", "List wallets", staff::list)
        .post_new("/wallets", "createWallet", "Open a wallet for a customer", staff::create)
        .get("/wallets/{id}", "showWallet", "Show a wallet", staff::show)
        .patch("/wallets/{id}", "updateWallet", "Change a wallet's group or leverage", staff::update)
        .post("/wallets/transfers", "transferBetweenWallets", "Move money between two wallets of a customer", transfers::transfer)
        .post("/wallets/{id}/enable", "enableWallet", "Let a wallet trade again", staff::enable)
        .post("/wallets/{id}/disable", "disableWallet", "Stop a wallet from opening trades", staff::disable)
        .get("/wallets/{id}/balance", "showWalletBalance", "Show what a wallet has", staff::balance)
        .get("/me/wallets", "listMyWallets", "List one's wallets", mine::list)
        .post_new("/me/wallets", "createMyWallet", "Open a wallet for oneself", mine::create)
        .get("/me/wallets/balance", "listMyBalances", "Show what one's wallets have", mine::balances)
        .get("/me/wallets/leverages", "listLeverages", "List the leverages that can be chosen", mine::leverages)
        .get("/me/wallets/{id}/balance", "showMyBalance", "Show what a wallet of one's own has", mine::balance)
        .get("/me/wallets/{id}", "showMyWallet", "Show a wallet of one's own", mine::show)
}
