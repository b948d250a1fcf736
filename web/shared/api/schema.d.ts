// Made by `npm run api` from openapi.json; not to be edited.
import type { Decimal } from "./exact";
export interface paths {
    "/affiliates/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A partner's referrals, this month and the last */
        get: operations["getAffiliateDashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/affiliates/earnings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say what one earned as a partner, in US dollars */
        get: operations["getEarnings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List API keys, never their secrets */
        get: operations["listApiKeys"];
        put?: never;
        /** Create an API key and show its secret this once */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an API key */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who changed what, the latest first */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check that nobody tampered with the audit log */
        get: operations["verifyAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign a partner's program in */
        post: operations["partnerLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/brand": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the brand is called and how it looks */
        get: operations["getBrand"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cellxpert/leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Leads by registration or change */
        get: operations["cellxpertLeads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cellxpert/positions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Closed positions of one server */
        get: operations["cellxpertPositions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cellxpert/registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customers by registration or change */
        get: operations["cellxpertRegistrations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cellxpert/servers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Trading servers by platform */
        get: operations["cellxpertServers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cellxpert/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Successful transactions */
        get: operations["cellxpertTransactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All conversion paths */
        get: operations["listConversions"];
        put?: never;
        /** Add a conversion path */
        post: operations["createConversion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One conversion path */
        get: operations["getConversion"];
        /** Change a conversion path */
        put: operations["updateConversion"];
        post?: never;
        /** Remove a conversion path */
        delete: operations["deleteConversion"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/countries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the countries, and which of them are served */
        get: operations["listCountries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/countries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Serve a country, or no longer */
        put: operations["toggleCountry"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer-field-configurations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what is asked of customers, and in which form */
        get: operations["listCustomerFields"];
        /** Change what is asked of customers */
        put: operations["setCustomerFields"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List customers */
        get: operations["listCustomers"];
        put?: never;
        /** Make a customer and invite them to choose a password */
        post: operations["createCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        /** Change several customers, all or none */
        patch: operations["updateCustomers"];
        trace?: never;
    };
    "/customers/ids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the ids of all customers */
        get: operations["listCustomerIds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a customer */
        get: operations["getCustomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a customer */
        patch: operations["updateCustomer"];
        trace?: never;
    };
    "/customers/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the comments on a customer, newest first */
        get: operations["listCustomerComments"];
        put?: never;
        /** Comment on a customer */
        post: operations["createCustomerComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}/communications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mails, calls and messages with a customer, latest first */
        get: operations["listCustomerCommunications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a customer's papers, each with a link good once */
        get: operations["listCustomerDocuments"];
        put?: never;
        /** Add a paper to a customer */
        post: operations["uploadCustomerDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}/emails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write a mail to a customer */
        post: operations["emailCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}/kyc/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve a customer's identity */
        post: operations["approveKyc"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}/kyc/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse a customer's papers; they may send others */
        post: operations["rejectKyc"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}/kyc/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin an identity check anew; the papers are archived */
        post: operations["resetKyc"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}/kyc/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an approval back */
        post: operations["revokeKyc"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that happened to a customer */
        get: operations["getCustomerTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Figures of a period and what waits now */
        get: operations["getDashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/files/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fetch a paper by its link, once */
        get: operations["getDocumentFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/downtimes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All downtimes, so that everybody sees when nothing executes */
        get: operations["listDowntimes"];
        put?: never;
        /** Announce a downtime */
        post: operations["createDowntime"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/downtimes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One downtime */
        get: operations["getDowntime"];
        /** Change a downtime */
        put: operations["updateDowntime"];
        post?: never;
        /** Call a downtime off */
        delete: operations["deleteDowntime"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exchange-rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the exchange rates that are set */
        get: operations["listExchangeRates"];
        put?: never;
        /** Set an exchange rate */
        post: operations["createExchangeRate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exchange-rates/quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the rate at which a payment would be converted */
        get: operations["quoteExchangeRate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exchange-rates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change an exchange rate */
        put: operations["updateExchangeRate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/export-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a token that fetches one file, once */
        post: operations["createExportToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where prices come from, and how fresh they are */
        get: operations["listFeeds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/forms/{step}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what the form of a step asks for */
        get: operations["getForm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/geo/country": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Guess the visitor's country */
        get: operations["guessCountry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All groups */
        get: operations["listGroups"];
        put?: never;
        /** Add a group */
        post: operations["createGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One group */
        get: operations["getGroup"];
        /** Change a group's terms */
        put: operations["updateGroup"];
        post?: never;
        /** Remove a group without wallets */
        delete: operations["deleteGroup"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say that the process is alive */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say whether requests can be served, check by check */
        get: operations["healthReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ib/leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Leads that the partner brought */
        get: operations["ibLeads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ib/positions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Closed positions of one server */
        get: operations["ibPositions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ib/registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customers that the partner brought */
        get: operations["ibRegistrations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ib/servers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Trading servers by platform */
        get: operations["ibServers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ib/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Successful transactions */
        get: operations["ibTransactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/instruments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All instruments with their latest prices */
        get: operations["listInstruments"];
        put?: never;
        /** Add an instrument */
        post: operations["createInstrument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/instruments/sort": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put instruments in order */
        put: operations["sortInstruments"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/instruments/symbols": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The symbols that can be traded */
        get: operations["listSymbols"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/instruments/{symbol}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One instrument */
        get: operations["getInstrument"];
        /** Change an instrument */
        put: operations["updateInstrument"];
        post?: never;
        /** Remove an instrument that was never traded */
        delete: operations["deleteInstrument"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Leads by filters and search, a page at a time */
        get: operations["listLeads"];
        put?: never;
        /** Leave a name and a way to be reached */
        post: operations["createLead"];
        delete?: never;
        options?: never;
        head?: never;
        /** Give all leads that match a status or a sales person */
        patch: operations["editLeads"];
        trace?: never;
    };
    "/leads/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leads from a CSV file */
        post: operations["importLeads"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The imports of leads, latest first */
        get: operations["listLeadImports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an import is, and the rows it refused */
        get: operations["getLeadImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/sales-people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Staff users to whom leads can be assigned */
        get: operations["listSalesPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/signup-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether a code of a partner is good for signing up */
        get: operations["checkSignupCode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where leads come from */
        get: operations["listLeadSources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One lead */
        get: operations["getLead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/{id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a lead that nobody has */
        post: operations["claimLead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The comments on a lead */
        get: operations["listLeadComments"];
        put?: never;
        /** Comment on a lead */
        post: operations["commentLead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/{id}/communications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mails, calls and messages with a lead */
        get: operations["listLeadCommunications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/{id}/emails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write a mail to a lead */
        post: operations["emailLead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/{id}/sales-person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Hand a lead to a sales person, or take it from one */
        put: operations["assignLead"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/{id}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set a lead's tags */
        put: operations["setLeadTags"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ledger/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the double-entry postings */
        get: operations["ledgerEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ledger/trial-balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show every ledger account's total per currency at a moment */
        get: operations["trialBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/market-data/{interval}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Candles of an interval */
        get: operations["listCandles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show oneself */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change oneself */
        patch: operations["updateMe"];
        trace?: never;
    };
    "/me/demo-top-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put play money into a demo wallet */
        post: operations["topUpDemoWallet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/deposit-disclaimer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Accept the warning that comes before deposits */
        put: operations["acceptDisclaimer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/deposits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start a deposit */
        post: operations["createDeposit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a paper that proves who one is */
        post: operations["uploadDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/documents/kyc-status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say where one's identity check stands */
        get: operations["getDocumentsKycStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/email-confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say whether one's e-mail address is confirmed */
        get: operations["getEmailConfirmation"];
        /** Confirm one's e-mail address by the token that was mailed */
        put: operations["confirmEmail"];
        /** Have the confirmation mailed again */
        post: operations["resendEmailConfirmation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/instruments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The instruments as the signed-in customer sees them */
        get: operations["listMyInstruments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/kyc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say where one's identity check stands */
        get: operations["getKycStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/mobile-confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Confirm one's phone by the code */
        put: operations["confirmPhone"];
        /** Have a code sent to one's phone */
        post: operations["sendPhoneCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/onboarding/{stage}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the steps that one still has to take before a stage */
        get: operations["listOutstandingSteps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed-in customer's orders */
        get: operations["listMyOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/payment-methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the ways to pay or be paid */
        get: operations["listMyPaymentMethods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say what one may do */
        get: operations["listOwnPermissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/positions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed-in customer's positions */
        get: operations["listMyPositions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/profile-picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say where one's picture is */
        get: operations["getOwnProfilePicture"];
        /** Set one's picture */
        put: operations["setProfilePicture"];
        post?: never;
        /** Remove one's picture */
        delete: operations["deleteProfilePicture"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List where one is signed in */
        get: operations["listOwnSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign out somewhere else */
        delete: operations["endOwnSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what moved one's cash in a period */
        get: operations["listMyStatementRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/statements/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fetch one's statement of a period as a file */
        get: operations["exportMyStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/termination-request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for the end of one's account */
        post: operations["requestTermination"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/two-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Confirm the second factor with its first code */
        put: operations["confirmTwoFactor"];
        /** Begin with a second factor */
        post: operations["enrolTwoFactor"];
        /** Give the second factor up */
        delete: operations["removeTwoFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/wallets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List one's wallets */
        get: operations["listMyWallets"];
        put?: never;
        /** Open a wallet for oneself */
        post: operations["createMyWallet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/wallets/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what one's wallets have */
        get: operations["listMyBalances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/wallets/leverages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the leverages that can be chosen */
        get: operations["listLeverages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/wallets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a wallet of one's own */
        get: operations["showMyWallet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/wallets/{id}/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what a wallet of one's own has */
        get: operations["showMyBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/wallets/{id}/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the transactions of one's wallet */
        get: operations["listMyWalletTransactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/watchlist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The instruments that a wallet keeps in view */
        get: operations["getWatchlist"];
        put?: never;
        /** Keep an instrument in view */
        post: operations["addToWatchlist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/watchlist/{symbol}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Keep an instrument in view no longer */
        delete: operations["removeFromWatchlist"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for money to be paid out */
        post: operations["createWithdrawal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/withdrawals/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one's open withdrawal */
        get: operations["showMyWithdrawal"];
        put?: never;
        post?: never;
        /** Take back a withdrawal that is still pending */
        delete: operations["cancelMyWithdrawal"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/onboarding/stages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the stages */
        get: operations["listOnboardingStages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/onboarding/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the steps and the stage that each stands before */
        get: operations["listOnboardingSteps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/onboarding/steps/{step}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put a step before a stage, or before none */
        put: operations["setOnboardingStage"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders, newest first */
        get: operations["listOrders"];
        put?: never;
        /** Place an order */
        post: operations["placeOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an order would cost, without placing it */
        post: operations["previewOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One order */
        get: operations["getOrder"];
        put?: never;
        post?: never;
        /** Cancel a pending order */
        delete: operations["cancelOrder"];
        options?: never;
        head?: never;
        /** Change a pending order */
        patch: operations["updateOrder"];
        trace?: never;
    };
    "/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set a new password by the token that was mailed */
        put: operations["resetPassword"];
        /** Have a link mailed that sets a new password */
        post: operations["requestPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payment-providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List payment providers */
        get: operations["listPaymentProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payment-providers/filters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the payment methods that transactions are filtered by */
        get: operations["listPaymentMethods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payment-providers/sort": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put payment providers in order */
        put: operations["sortPaymentProviders"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payment-providers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a payment provider */
        get: operations["showPaymentProvider"];
        /** Change a payment provider */
        put: operations["updatePaymentProvider"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List every permission and what it opens */
        get: operations["listPermissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/positions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Positions, newest first */
        get: operations["listPositions"];
        put?: never;
        /** Open a position at the market */
        post: operations["createPosition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/positions/close-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close every open position of a wallet */
        post: operations["closeAllPositions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/positions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One position */
        get: operations["getPosition"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the stops of an open position */
        patch: operations["updatePosition"];
        trace?: never;
    };
    "/positions/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a position, in full or in part */
        post: operations["closePosition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/positions/{id}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The orders behind a position */
        get: operations["listPositionOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/profile-pictures/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fetch a picture */
        get: operations["getProfilePicture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand over a customer */
        post: operations["createPublicCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand over a lead */
        post: operations["createPublicLead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The latest prices as the caller's group sees them */
        get: operations["listQuotes"];
        put?: never;
        /** Push quotes from an external source of prices */
        post: operations["pushQuotes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List roles */
        get: operations["listRoles"];
        put?: never;
        /** Create a role */
        post: operations["createRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a role; its holders' rights change with their next request */
        put: operations["updateRole"];
        post?: never;
        /** Delete a role that nobody holds */
        delete: operations["deleteRole"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales-desks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sales desks with their people */
        get: operations["listSalesDesks"];
        put?: never;
        /** Open a sales desk */
        post: operations["createSalesDesk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales-desks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One sales desk */
        get: operations["getSalesDesk"];
        /** Give a sales desk another name */
        put: operations["renameSalesDesk"];
        post?: never;
        /** Close a sales desk that has no people */
        delete: operations["deleteSalesDesk"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales-statuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All sales statuses */
        get: operations["listSalesStatuses"];
        put?: never;
        /** Add a sales status */
        post: operations["createSalesStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales-statuses/by-name/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sales status of this name */
        get: operations["getSalesStatusByName"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales-statuses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give a sales status another name or colour */
        put: operations["changeSalesStatus"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/saved-views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own views of a list, and those that are shared */
        get: operations["listSavedViews"];
        put?: never;
        /** Keep a list as it is set up */
        post: operations["createSavedView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/saved-views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change one's own view */
        put: operations["changeSavedView"];
        post?: never;
        /** Remove a view */
        delete: operations["deleteSavedView"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with e-mail, password and, where there is one, a second factor */
        post: operations["createSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/auto-login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in by the token of a link */
        post: operations["autoLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign out */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/impersonation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look at the members area as a customer sees it */
        post: operations["impersonateCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/prove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give password or code again before something that needs it */
        post: operations["proveSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Trade a refresh token for new tokens */
        post: operations["refreshSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All settings of the brand, with what they may be and who changed them last */
        get: operations["listSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/settings/default-wallet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What wallets are opened as where nothing else is asked for */
        get: operations["getDefaultWallet"];
        /** Set what wallets are opened as */
        put: operations["updateDefaultWallet"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/settings/email/smtp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The brand's own mail server, its password masked */
        get: operations["getSmtp"];
        /** Send the brand's mail by a server of its own */
        put: operations["updateSmtp"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/settings/menus": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the pages of the members area */
        get: operations["listMenus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/settings/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One setting */
        get: operations["getSetting"];
        /** Change a setting; it holds from the next request on */
        put: operations["updateSetting"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List staff users */
        get: operations["listStaff"];
        put?: never;
        /** Invite a staff user */
        post: operations["createStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/accept-invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set the password by the link of an invitation */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a staff user */
        get: operations["getStaff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a staff user's name, roles, desk or access */
        patch: operations["updateStaff"];
        trace?: never;
    };
    "/staff/{id}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the invitation again */
        post: operations["inviteStaffAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Prices and one's own trading as they happen, over a WebSocket */
        get: operations["openStream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tag categories with their tags */
        get: operations["listTags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trackbox/leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Leads that the partner brought */
        get: operations["trackboxLeads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trackbox/positions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Closed positions of one server */
        get: operations["trackboxPositions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trackbox/registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customers that the partner brought */
        get: operations["trackboxRegistrations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trackbox/servers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Trading servers by platform */
        get: operations["trackboxServers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trackbox/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Successful transactions */
        get: operations["trackboxTransactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trading/position-durations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long timed positions may live */
        get: operations["getPositionDurations"];
        /** Set how long timed positions may live */
        put: operations["updatePositionDurations"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List transactions */
        get: operations["listTransactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions/withdrawal-methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List how money can be paid out to a country */
        get: operations["listWithdrawalMethods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a transaction */
        get: operations["showTransaction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve a withdrawal, in full or for less */
        post: operations["approveWithdrawal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions/{id}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give back what a withdrawal took */
        post: operations["refundWithdrawal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reject a withdrawal */
        post: operations["rejectWithdrawal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign up as a customer */
        post: operations["signUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wallets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List wallets */
        get: operations["listWallets"];
        put?: never;
        /** Open a wallet for a customer */
        post: operations["createWallet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wallets/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move money between two wallets of a customer */
        post: operations["transferBetweenWallets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wallets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a wallet */
        get: operations["showWallet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a wallet's group or leverage */
        patch: operations["updateWallet"];
        trace?: never;
    };
    "/wallets/{id}/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what a wallet has */
        get: operations["showWalletBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wallets/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a wallet from opening trades */
        post: operations["disableWallet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wallets/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a wallet trade again */
        post: operations["enableWallet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wallets/{id}/positions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The positions of a wallet */
        get: operations["listWalletPositions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wallets/{id}/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a wallet's transactions */
        get: operations["listWalletTransactions"];
        put?: never;
        /** Post a manual transaction to a wallet */
        post: operations["postManualTransaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The endpoints that are told what happens */
        get: operations["listWebhookEndpoints"];
        put?: never;
        /** Add an endpoint and show its secret this once */
        post: operations["createWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-endpoints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change an endpoint, switch it off or on again */
        put: operations["changeWebhookEndpoint"];
        post?: never;
        /** Remove an endpoint and the log of its deliveries */
        delete: operations["deleteWebhookEndpoint"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-endpoints/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an endpoint was told, the newest first */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-endpoints/{id}/deliveries/{deliveryId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send one delivery again */
        post: operations["replayWebhookDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/payments/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a payment provider's word on how a payment ended */
        post: operations["paymentWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Alive: {
            success: boolean;
        };
        /** @description What was looked at: `ok`, or what is wrong. */
        Ready: {
            ready: boolean;
            checks: {
                [key: string]: string;
            };
        };
        /** @description Who signs in. */
        SignIn: {
            /**
             * @description The e-mail address of a staff user or a customer.
             * @default null
             */
            username?: string | null;
            /** @default null */
            password?: string | null;
            /**
             * @description The code of the authenticator, or a recovery code; asked for with 401 `otp_needed`.
             * @default null
             */
            otp?: string | null;
        };
        /** @description A session that was just started. */
        SessionCreated: {
            token: string;
            refreshToken: string;
            user: components["schemas"]["User"];
            /** @description Steps of the registration that come before everything else. */
            outstandingOnboardingSteps: components["schemas"]["Step"][];
            /** @description The password was chosen by somebody else and must be replaced before anything else can be done. */
            passwordChangeNeeded: boolean;
            /** @description The house wants a second factor, which must be set up before anything else can be done. */
            twoFactorNeeded: boolean;
        };
        /** @description A user of either kind. */
        User: {
            id: string;
            /** @description The customer's number; empty for staff. */
            accountId: string;
            name: string;
            firstname: string;
            lastname: string;
            email: string;
            mobilenumber?: string | null;
            avatarUrl?: string | null;
            country?: string | null;
            communicationLanguage: string;
            localCurrency?: string | null;
            roles: string[];
            permissions: string[];
            refKey?: string | null;
            referralURL?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            confirmedAt?: string | null;
            /** @description Whether signing in takes a second factor. */
            twoFactor: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            terminationRequestedAt?: string | null;
            coperatoAgentId?: string | null;
            loyaltyLevel?: components["schemas"]["CustomerLoyalty"] | null;
        };
        /** @description Where a customer stands in the loyalty programme. */
        CustomerLoyalty: {
            /** Format: int64 */
            currentLevel: number;
            currentLevelName: string;
            /** Format: int64 */
            totalCoinsMonth: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            awardedAt?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            validUntil?: string | null;
            /** Format: int64 */
            coinsRequiredToRetain: number;
            /** Format: int64 */
            coinsUntilNextLevel?: number | null;
            currentLevelRealMoney: boolean;
        };
        /**
         * @description One thing that a customer does to be let further; in the order in which they are taken.
         * @enum {string}
         */
        Step: "SignupDemoForm" | "SignupRealForm" | "CompleteAccountBeforeDepositForm" | "CompleteAccountBeforeWithdrawalForm" | "EmailConfirmation" | "KYC" | "PhoneConfirmation" | "DisclaimerBeforeDeposit";
        /** @description A refusal or failure, as application/problem+json (RFC 9457). */
        Problem: {
            title: string;
            /** @description A page about this kind of problem. */
            type: string;
            /** Format: uint16 */
            status: number;
            /** @description Stable, for programs. */
            code: string;
            /** @description For people. */
            detail?: string | null;
            /** @description The parameters or fields that were refused. */
            fields?: components["schemas"]["FieldProblem"][] | null;
        };
        /** @description One parameter or field that was refused, and what was expected of it. */
        FieldProblem: {
            /** @description The parameter or the path in the body, such as `pageSize` or `items[2].amount`. */
            name: string;
            /** @description What is wrong with it, or what was expected. */
            message: string;
        };
        Impersonate: {
            /** Format: uuid */
            customerId: string;
            /**
             * @description Why; it stands in the audit log.
             * @default null
             */
            reason?: string | null;
        };
        Impersonation: {
            token: string;
            user: components["schemas"]["User"];
        };
        RefreshSession: {
            /** @description Empty in a portal, whose browser keeps it in a cookie. */
            refreshToken: string;
        };
        SessionRefreshed: {
            token: string;
            refreshToken: string;
        };
        ProveSession: {
            /**
             * @description Needed where there is no second factor, and in a session that came by a link.
             * @default null
             */
            password?: string | null;
            /**
             * @description Needed where there is a second factor.
             * @default null
             */
            otp?: string | null;
        };
        SessionProven: {
            success: boolean;
            /** @description How far the session reaches now. */
            grade: components["schemas"]["Grade"];
            /**
             * Format: date-time
             * @description Until when this counts.
             */
            freshUntil: string;
        };
        /** @description How far a session reaches. */
        Grade: "FULL" | "LINK" | "ONBOARDING" | "IMPERSONATED" | "SERVICE";
        OwnSessions: {
            sessions: components["schemas"]["Session"][];
        };
        /** @description A session as its owner sees it. */
        Session: {
            /** Format: uuid */
            id: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            lastUsedAt: string;
            /** @description Empty where staff look as the customer, as is the next. */
            ip: string;
            userAgent: string;
            /** @description How far it reaches: FULL, LINK, ONBOARDING, IMPERSONATED or SERVICE. */
            grade: components["schemas"]["Grade"];
            /** @description Whether it is the one that asks. */
            current: boolean;
        };
        TwoFactorEnrolled: {
            /** @description To be shown as a QR code. */
            otpauthUrl: string;
            /** @description Each stands in once for a lost phone; shown this once. */
            recoveryCodes: string[];
        };
        ConfirmTwoFactor: {
            /** @description What the authenticator shows now. */
            otp: string;
        };
        /** @description Done. */
        Success: {
            success: boolean;
        };
        RemoveTwoFactor: {
            /**
             * @description What the authenticator shows now, or a recovery code; the header X-Otp will do as well.
             * @default null
             */
            otp?: string | null;
        };
        OwnPermissions: {
            /** @description STAFF or CUSTOMER. */
            kind: components["schemas"]["UserKind"];
            permissions: string[];
        };
        /**
         * @description Which book a user stands in.
         * @enum {string}
         */
        UserKind: "STAFF" | "CUSTOMER";
        SpendAutoLogin: {
            token: string;
        };
        PartnerLogin: {
            email: string;
            password: string;
            /**
             * @description Read and ignored: the token is good for an hour.
             * @default null
             */
            rememberMe?: boolean | null;
            /**
             * @description The code of the authenticator, where the user has one.
             * @default null
             */
            otp?: string | null;
        };
        PartnerToken: {
            /** @description To be sent as X-Auth-Token. */
            token: string;
        };
        SignUp: {
            /** @default  */
            firstname?: string;
            /** @default  */
            lastname?: string;
            /** @default  */
            email?: string;
            /** @default null */
            mobilenumber?: string | null;
            /** @default null */
            country?: string | null;
            /** @default null */
            communicationLanguage?: string | null;
            /**
             * @description The reference key of the partner whose link was followed.
             * @default null
             */
            wtreferrer?: string | null;
            /**
             * @description Whether other customers may copy their trades.
             * @default null
             */
            wants_to_become_leader?: boolean | null;
            /**
             * @description Taken and not honoured: nobody waves themselves through. What is outstanding is answered.
             * @default null
             */
            skipOnboardingSteps?: components["schemas"]["Step"][] | null;
            /** @default null */
            source?: string | null;
            /**
             * @description More than six characters with a letter and a digit; without one the grant is used to choose it.
             * @default null
             */
            password?: string | null;
            /** @default false */
            marketingConsent?: boolean;
        };
        SignedUp: {
            success: boolean;
            /** @description Good once at POST /sessions/auto-login, within half an hour. */
            refreshToken: string;
            /** @description The page that spends it. */
            redirectUrl: string;
            /** @description What has to be done before signing in with all rights. */
            outstandingOnboardingSteps: components["schemas"]["Step"][];
        };
        Me: {
            user: components["schemas"]["User"];
            /** @description Always empty: reading hands out no credentials; POST /sessions/refresh trades the token that signing in answered. */
            refreshToken?: string | null;
            /** @description Somebody else chose the password: it has to be replaced (PATCH /me) before anything but onboarding is open. */
            passwordChangeNeeded: boolean;
            /** @description What the house offers this user. */
            supportedFeatures: string[];
            /** @description The staff user who looks through this customer's eyes; nothing can be changed then. */
            impersonatedBy?: string | null;
            /** @description The wallet that is shown first; empty while there is none. */
            wallet?: components["schemas"]["WalletOfUser"] | null;
        };
        /** @description A wallet beside its owner. */
        WalletOfUser: {
            /** Format: int64 */
            id: number;
            /** Format: uuid */
            customerId: string;
            customer: components["schemas"]["CustomerRef"];
            platform: string;
            serverTag: string;
            status: string;
            currency: string;
            /** Format: int64 */
            groupId: number;
            group: components["schemas"]["GroupRef"];
            /** Format: int64 */
            leverage: number;
            isDemo: boolean;
            balance: string;
            credit: string;
            equity: string;
            margin: string;
            marginFree: string;
            /** @description exact decimal; text is accepted too */
            marginLevelPercent?: Decimal | null;
            profitLoss: string;
            pendingWithdrawal: string;
            withdrawable: string;
            /** Format: int64 */
            openPositions: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            updatedAt: string;
        };
        /** @description A customer, in short. */
        CustomerRef: {
            /** Format: uuid */
            id: string;
            name: string;
            email: string;
            accountId: string;
        };
        /** @description A trading group, in short. */
        GroupRef: {
            /** Format: int64 */
            id: number;
            name: string;
            currency: string;
        };
        /** @description What to change; what is not given stays. */
        UpdateMe: {
            /** @default null */
            firstname?: string | null;
            /** @default null */
            lastname?: string | null;
            /**
             * @description Needs the password, here or given within the last five minutes.
             * @default null
             */
            email?: string | null;
            /** @default null */
            mobilenumber?: string | null;
            /** @default null */
            country?: string | null;
            /** @default null */
            communicationLanguage?: string | null;
            /** @default null */
            localCurrency?: string | null;
            /**
             * Format: date
             * @description YYYY-MM-DD, UTC
             * @default null
             */
            birthDate?: string | null;
            /**
             * @description Needs the current one, where there is one; ends all other sessions.
             * @default null
             */
            newPassword?: string | null;
            /** @default null */
            currentPassword?: string | null;
            /**
             * @description The code of the second factor, where there is one.
             * @default null
             */
            otp?: string | null;
        };
        /** @description The user after a change; here the account's number is a number. */
        UpdatedUser: {
            id: string;
            /** Format: int64 */
            accountId?: number | null;
            name: string;
            firstname: string;
            lastname: string;
            email: string;
            mobilenumber?: string | null;
            avatarUrl?: string | null;
            country?: string | null;
            communicationLanguage: string;
            localCurrency?: string | null;
            roles: string[];
            permissions: string[];
            refKey?: string | null;
            referralURL?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            confirmedAt?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            terminationRequestedAt?: string | null;
            coperatoAgentId?: string | null;
            loyaltyLevel?: components["schemas"]["CustomerLoyalty"] | null;
        };
        GuessedCountry: {
            /** @description The region of the browser's first language (`AT` for `de-AT`), and `ZZ` where it names none: no addresses are looked up. */
            countryCode: string;
            ip: string;
        };
        PhoneConfirmation: {
            /** @description The six digits. */
            confirmationToken: string;
        };
        AcceptDisclaimer: {
            /**
             * @description The version that was shown; today's when nothing is said.
             * @default null
             */
            version?: string | null;
        };
        ConfirmEmail: {
            /** @description As it was mailed. */
            verifyToken: string;
        };
        EmailConfirmationSent: {
            success: boolean;
            /** @description Where it went. */
            email: string;
        };
        EmailConfirmed: {
            confirmed: boolean;
        };
        OwnPicture: {
            /** @description Its address; empty where there is none. */
            profilePicture?: string | null;
        };
        Earnings: {
            /** @description Since the beginning, whether paid out or not, in US dollars. */
            earnings: Decimal;
        };
        RequestPasswordReset: {
            /** @description The e-mail address of the account. */
            contact: string;
        };
        ResetPassword: {
            /** @description As it was mailed. */
            reset_token: string;
            password: string;
            password_confirmation: string;
        };
        ListStaff: {
            /**
             * Format: int64
             * @description At most so many, 50 if nothing is said.
             */
            limit?: number | null;
            /** Format: int64 */
            offset?: number | null;
            /** @description A part of the name or the e-mail address. */
            search?: string | null;
            /** Format: uuid */
            roleId?: string | null;
            /** Format: uuid */
            salesDeskId?: string | null;
            enabled?: boolean | null;
        };
        StaffList: {
            staff: components["schemas"]["Staff"][];
            /**
             * Format: int64
             * @description How many there are on all pages.
             */
            count: number;
        };
        Staff: {
            /** Format: uuid */
            id: string;
            firstName: string;
            lastName: string;
            email: string;
            roles: components["schemas"]["RoleRef"][];
            salesDeskId?: string | null;
            enabled: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            emailVerifiedAt?: string | null;
            twoFactor: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            lastLoginAt?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            createdAt: string;
        };
        RoleRef: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        CreateStaff: {
            firstName: string;
            lastName: string;
            email: string;
            /** @default [] */
            roleIds?: string[];
            /**
             * Format: uuid
             * @default null
             */
            salesDeskId?: string | null;
        };
        OneStaff: {
            staff: components["schemas"]["Staff"];
        };
        ChangeStaff: {
            /** @default null */
            firstName?: string | null;
            /** @default null */
            lastName?: string | null;
            /**
             * @description All roles from now on.
             * @default null
             */
            roleIds?: string[] | null;
            /**
             * Format: uuid
             * @description null takes the user from their desk.
             * @default null
             */
            salesDeskId?: string | null;
            /**
             * @description false signs the user out everywhere and lets them in no more.
             * @default null
             */
            enabled?: boolean | null;
        };
        StaffInvited: {
            success: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            expiresAt: string;
        };
        AcceptInvitation: {
            /** @description From the link in the mail. */
            token: string;
            password: string;
        };
        InvitationAccepted: {
            success: boolean;
            /** @description What to sign in with. */
            email: string;
        };
        RoleList: {
            roles: components["schemas"]["Role"][];
        };
        Role: {
            /** Format: uuid */
            id: string;
            name: string;
            permissions: string[];
            /**
             * Format: int64
             * @description How many staff users have it.
             */
            holders: number;
        };
        WriteRole: {
            name: string;
            /** @description Names from GET /permissions. */
            permissions: string[];
        };
        OneRole: {
            role: components["schemas"]["Role"];
        };
        PermissionList: {
            permissions: components["schemas"]["Permission"][];
        };
        Permission: {
            name: string;
            /** @description What it opens. */
            opens: string;
        };
        ApiKeyList: {
            apiKeys: components["schemas"]["ApiKey"][];
        };
        ApiKey: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description What the key begins with, and its last four letters. */
            prefix: string;
            /**
             * Format: uuid
             * @description For whom the key acts.
             */
            userId?: string | null;
            userKind?: components["schemas"]["UserKind"] | null;
            domain: string;
            /** @description From where it may be used; empty: from everywhere. */
            allowedIps: string[];
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            lastUsedAt?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            revokedAt?: string | null;
        };
        CreateApiKey: {
            name: string;
            /**
             * Format: date-time
             * @description At most two years ahead.
             */
            expiresAt: string;
            /**
             * Format: uuid
             * @description A staff user, or a customer who is a partner: the key may do what this user may do.
             * @default null
             */
            userId?: string | null;
            /**
             * @description IP addresses from which alone the key may be used.
             * @default []
             */
            allowedIps?: string[];
            /**
             * @description One of the brand's host names; its first, if nothing is said.
             * @default null
             */
            domain?: string | null;
        };
        ApiKeyCreated: {
            apiKey: components["schemas"]["ApiKey"];
            /** @description The secret; shown this once. */
            key: string;
        };
        ListAudit: {
            /**
             * Format: int64
             * @description At most so many, 50 if nothing is said.
             */
            limit?: number | null;
            /** Format: int64 */
            offset?: number | null;
            actorId?: string | null;
            /** @description Such as `role`. */
            entity?: string | null;
            entityId?: string | null;
            /** @description Such as `role.changed`. */
            action?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            from?: string | null;
            /**
             * Format: date-time
             * @description Exclusive.
             */
            to?: string | null;
        };
        AuditList: {
            entries: components["schemas"]["AuditEntry"][];
            /**
             * Format: int64
             * @description How many there are on all pages.
             */
            count: number;
        };
        AuditEntry: {
            /** Format: uuid */
            id: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            at: string;
            /** @description CUSTOMER, STAFF, API_KEY or SYSTEM. */
            actorKind: string;
            actorId?: string | null;
            actorName?: string | null;
            /** @description The customer whom a staff user looked as, or the user for whom a key acted. */
            onBehalfOf?: string | null;
            ip?: string | null;
            /** @description Such as `role.changed`. */
            action: string;
            entity: string;
            entityId: string;
            /** @description What changed, as it was. */
            before: {
                [key: string]: unknown;
            };
            /** @description And as it became. */
            after: {
                [key: string]: unknown;
            };
            /** @description Covers this entry and the hash before it; empty for the moment until it is linked. */
            hash: string;
        };
        AuditVerdict: {
            intact: boolean;
            /**
             * Format: int64
             * @description How many entries were looked at.
             */
            entries: number;
            /**
             * Format: uuid
             * @description The first entry that is not what it was when it was written.
             */
            brokenAt?: string | null;
        };
        CreateExportToken: {
            /** @description The address of the file, such as `/transactions/export`; its query does not matter. */
            path: string;
        };
        ExportToken: {
            /** @description To be sent as `?token=`. */
            token: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            expiresAt: string;
        };
        /** @description What to list. What is not given narrows nothing. */
        Listing: {
            /**
             * Format: int64
             * @description Where to start, counted from 0.
             */
            offset?: number | null;
            /**
             * Format: int64
             * @description How many at most, up to 1000, or up to 100000 of the ids alone; 0 answers none, and the list its count.
             */
            limit?: number | null;
            /** @description Part of the name, e-mail or phone number, or the whole account number or id. */
            search?: string | null;
            /**
             * @description `createdAt`, `-createdAt`, `createdAt|DESC` and so on for updatedAt, name, email, country, status, kycStatus, accountId,
             *      depositTotal, withdrawalTotal, lastActive, lastLoginDate, lastDepositDate, lastTradingActivityDate, totalVolumeTraded,
             *      positionsCount.
             */
            sortBy?: string | null;
            /** @description ISO 3166 alpha-2. */
            country?: string | null;
            /** @description A group's number or name. */
            group?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            lastActivityStart?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            lastActivityEnd?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            registrationStart?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            registrationEnd?: string | null;
            /** @default [] */
            selectedStatuses?: components["schemas"]["CustomerStatus"][];
            /** @default [] */
            selectedKycStatuses?: components["schemas"]["KycStatus"][];
            /** @default [] */
            roles?: string[];
            /** @default [] */
            sources?: string[];
            /** @description `0`, `3`, `1+` or `2-5`. */
            depositCount?: string | null;
            /** @description A sales status by number or by name. */
            salesStatus?: string | null;
            /** @description `active` within 30 days, `inactive` since, or `never`. */
            activity?: string | null;
            /** @description `open` or `none`. */
            positions?: string | null;
            /** Format: uuid */
            introducerId?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            updatedSince?: string | null;
            riskStatus?: string | null;
            /**
             * @description Staff ids; `none` for customers without one.
             * @default []
             */
            retentionAgents?: string[];
            /** @default [] */
            conversionAgents?: string[];
        };
        /** @description Whether a customer may use the house. */
        CustomerStatus: ("ACTIVE" | "DISABLED" | "TERMINATED") | "TERMINATION_REQUESTED";
        /** @description Where a customer's identity check stands. */
        KycStatus: ("IN_REVIEW" | "APPROVED") | "PENDING" | "REJECTED" | "REVOKED";
        Customers: {
            customers: components["schemas"]["Customer"][];
            /**
             * Format: int64
             * @description How many there are in all, whatever the page.
             */
            count: number;
        };
        /** @description A customer with everything that staff look at. Money is in US dollars. */
        Customer: {
            /** Format: uuid */
            id: string;
            /**
             * Format: int64
             * @description The loyalty level; 0 before the first.
             */
            level: number;
            accountId: string;
            name: string;
            firstname: string;
            lastname: string;
            email: string;
            mobilenumber?: string | null;
            /** @description Completed deposits less what was taken back, in US dollars. */
            depositTotal: Decimal;
            /** @description exact decimal; text is accepted too */
            totalCoinsEarned: Decimal;
            /** @description ISO 3166 alpha-2. */
            country?: string | null;
            countryName?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            createdAt: string;
            status: components["schemas"]["CustomerStatus"];
            /**
             * Format: date-time
             * @description When the app was installed; no app reports it yet.
             */
            appInstalledAt?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            lastLoginDate?: string | null;
            /** Format: int64 */
            totalLogins: number;
            notes?: string | null;
            roles: string[];
            availableContactMethods: components["schemas"]["ContactMethod"][];
            /** Format: int64 */
            totalReferrals: number;
            /** Format: int64 */
            documentCount: number;
            kycStatus: components["schemas"]["KycStatus"];
            kycReviewedById?: string | null;
            kycReviewedByName?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            kycReviewedAt?: string | null;
            /** @description Why the check was refused, or the approval taken back; the customer reads it too. */
            kycReason?: string | null;
            affiliateId?: string | null;
            referrer?: string | null;
            conversionAgent?: components["schemas"]["StaffRef"] | null;
            retentionAgent?: components["schemas"]["StaffRef"] | null;
            salesDesk?: components["schemas"]["SalesDeskRef"] | null;
            salesStatusName?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            lastTradingActivityDate?: string | null;
            /** @description exact decimal; text is accepted too */
            totalVolumeTraded: Decimal;
            /** @description Closed within the last seven UTC days, today included. */
            tradeVolumeLastWeek: Decimal;
            /** @description exact decimal; text is accepted too */
            tradeVolumeOpen: Decimal;
            /**
             * Format: date-time
             * @description When the e-mail address was confirmed.
             */
            confirmedAt?: string | null;
            commissionScheme?: components["schemas"]["CommissionModelRef"] | null;
            communicationLanguage: string;
            isBookmarked: boolean;
            /** @description What a partner earned and was not paid yet. */
            affiliateBalance: string;
            /**
             * Format: int64
             * @description Positions that are open now.
             */
            positionsCount: number;
            hasFTD: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            lastActive?: string | null;
            riskStatus?: string | null;
            source?: string | null;
            /** @description exact decimal; text is accepted too */
            withdrawalTotal: Decimal;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            lastDepositDate?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            lastCommentDate?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            lastContactDate?: string | null;
            /** @description What others earned by this customer. */
            commissionsGranted: Decimal;
            /** @description What this customer earned as a partner. */
            commissionsEarned: Decimal;
            sumSubDetails?: components["schemas"]["SumSubDetails"] | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            terminationRequestedAt?: string | null;
            groups: components["schemas"]["GroupRef"][];
            externalId?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            updatedAt: string;
        };
        /**
         * @description A way to reach a customer.
         * @enum {string}
         */
        ContactMethod: "EMAIL" | "PHONE";
        /** @description A staff user in short. */
        StaffRef: {
            /** Format: uuid */
            id: string;
            name: string;
            email: string;
            salesDeskId?: string | null;
        };
        /** @description A sales desk, in short. */
        SalesDeskRef: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** @description A commission model, in short. */
        CommissionModelRef: {
            /** Format: int64 */
            id: number;
            name: string;
        };
        /** @description What the identity provider said last. */
        SumSubDetails: {
            applicantId: string;
            reviewStatus: string;
            reviewAnswer?: string | null;
            rejectLabels: string[];
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            updatedAt: string;
        };
        CustomerIds: {
            customersIds: string[];
        };
        CreateCustomer: {
            /** @description First and last name; split at the first blank. */
            fullname: string;
            mobilenumber: string;
            /** @description A country that is served, by code or English name. */
            country: string;
            email: string;
            currency: string;
            /**
             * @description Whether other customers may copy their trades.
             * @default false
             */
            wants_to_become_leader?: boolean;
            /** @default null */
            communicationLanguage?: string | null;
            /** @default null */
            source?: string | null;
            /** @default null */
            externalId?: string | null;
            /**
             * @description Steps that this customer need not take; needs the permission customers.skip_onboarding.
             * @default []
             */
            skipOnboardingSteps?: components["schemas"]["Step"][];
            /**
             * @description A customer of our own, for trying things out.
             * @default false
             */
            isTest?: boolean;
        };
        CustomerCreated: {
            success: boolean;
            /** Format: uuid */
            id: string;
        };
        UpdateCustomers: {
            customers: components["schemas"]["UpdateCustomer"][];
        };
        /** @description One of several customers with what to change. */
        UpdateCustomer: {
            /** Format: uuid */
            id: string;
            /** @description First and last name; split at the first blank. */
            fullname?: string | null;
            mobilenumber?: string | null;
            country?: string | null;
            email?: string | null;
            currency?: string | null;
            /** @description TRADER, AFFILIATE, LEADER; needs the permission customers.roles. */
            roles?: string[] | null;
            /** @description Trading groups by number or name. */
            groups?: string[] | null;
            /** @description ACTIVE or DISABLED; a disabled customer is signed out and stays out. */
            status?: components["schemas"]["CustomerStatus"] | null;
            notes?: string | null;
            riskStatus?: string | null;
            /** Format: uuid */
            conversionAgentId?: string | null;
            /** Format: uuid */
            retentionAgentId?: string | null;
        };
        /** @description What to change; what is not given stays. */
        CustomerChange: {
            /** @description First and last name; split at the first blank. */
            fullname?: string | null;
            mobilenumber?: string | null;
            country?: string | null;
            email?: string | null;
            currency?: string | null;
            /** @description TRADER, AFFILIATE, LEADER; needs the permission customers.roles. */
            roles?: string[] | null;
            /** @description Trading groups by number or name. */
            groups?: string[] | null;
            /** @description ACTIVE or DISABLED; a disabled customer is signed out and stays out. */
            status?: components["schemas"]["CustomerStatus"] | null;
            notes?: string | null;
            riskStatus?: string | null;
            /** Format: uuid */
            conversionAgentId?: string | null;
            /** Format: uuid */
            retentionAgentId?: string | null;
        };
        NewMail: {
            /** @description One line of at most 200 characters. */
            subject: string;
            /** @description Plain text of at most 50000 characters. */
            body: string;
        };
        Sent: {
            message: string;
        };
        CommunicationsQuery: {
            /**
             * Format: int64
             * @description 1 to 1000, 50 when nothing is said.
             */
            limit?: number | null;
            /** Format: int64 */
            offset?: number | null;
        };
        CustomerCommunications: {
            communications: components["schemas"]["Communication"][];
            /** Format: int64 */
            count: number;
        };
        /** @description One mail, call or message. */
        Communication: {
            id: string;
            kind: components["schemas"]["CommunicationKind"];
            direction: components["schemas"]["CommunicationDirection"];
            subject?: string | null;
            text?: string | null;
            status: string;
            /** Format: int64 */
            durationSeconds?: number | null;
            recordingUrl?: string | null;
            agentId?: string | null;
            agentName?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            createdAt: string;
        };
        /**
         * @description The way somebody was spoken to.
         * @enum {string}
         */
        CommunicationKind: "EMAIL" | "CALL" | "MESSAGE" | "PUSH" | "SMS";
        /**
         * @description Whether they or we began.
         * @enum {string}
         */
        CommunicationDirection: "IN" | "OUT";
        CustomerComments: {
            comments: components["schemas"]["Comment"][];
        };
        /** @description A comment on a customer, for staff only. */
        Comment: {
            /** Format: uuid */
            id: string;
            comment: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            createdAt: string;
            authorId: string;
            authorName: string;
        };
        NewCustomerComment: {
            /** @description At most 4000 characters. */
            comment: string;
        };
        CustomerCommented: {
            comment: components["schemas"]["Comment"];
        };
        /** @description A paper, with a link that shows it once. */
        Document: {
            /** @description What the sender calls it, such as PASSPORT. */
            type: string;
            /** Format: uuid */
            id: string;
            filename: string;
            mimeType: string;
            /** Format: int64 */
            size: number;
            /** @description Good once, for five minutes, for as long as the session lasts that asked for it. */
            url: string;
            status: components["schemas"]["DocumentStatus"];
            uploadedBy: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            createdAt: string;
        };
        /** @description What became of a paper. */
        DocumentStatus: ("PENDING" | "APPROVED" | "REJECTED") | "ARCHIVED";
        DocumentOwner: {
            /**
             * Format: uuid
             * @description The customer once more.
             */
            userId: string;
        };
        DocumentAdded: {
            documents: components["schemas"]["Document"][];
            customer: components["schemas"]["Customer"];
        };
        /** @description Where the check stands, what it wants, and what was sent for it. */
        KycStanding: {
            status: components["schemas"]["KycStatus"];
            /** @description Why it was refused, or an approval taken back, in the words of whoever decided. */
            reason?: string | null;
            /**
             * Format: date-time
             * @description When staff decided last.
             */
            reviewedAt?: string | null;
            required: components["schemas"]["KycRequired"][];
            /** @description The newest first. */
            documents: components["schemas"]["OwnDocument"][];
        };
        /** @description Something that has to be proven. */
        KycRequired: {
            proof: components["schemas"]["Proof"];
            /** @description Any one of these papers proves it. */
            types: string[];
            /** @description Whether one was sent that is not refused. */
            sent: boolean;
        };
        /**
         * @description What papers prove.
         * @enum {string}
         */
        Proof: "IDENTITY" | "ADDRESS";
        /** @description A paper as its sender sees it. */
        OwnDocument: {
            type: string;
            /** Format: uuid */
            id: string;
            filename: string;
            status: components["schemas"]["DocumentStatus"];
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            createdAt: string;
        };
        KycDecided: {
            customer: components["schemas"]["Customer"];
        };
        /** @description Why something was refused or taken back. */
        KycReason: {
            /**
             * @description One line of at most 500 characters, which the customer reads.
             * @default null
             */
            reason?: string | null;
        };
        OnboardingConfigurations: {
            configurations: components["schemas"]["OnboardingStepConfiguration"][];
        };
        /** @description A step, and the stage that it stands before. */
        OnboardingStepConfiguration: {
            step: components["schemas"]["Step"];
            /** @description Empty when the step is asked for nowhere. */
            stage?: components["schemas"]["Stage"] | null;
        };
        /**
         * @description What a stage stands before.
         * @enum {string}
         */
        Stage: "SignUp" | "BeforeSignIn" | "BeforeDeposit" | "BeforeWithdrawal";
        OnboardingStages: {
            stages: components["schemas"]["Stage"][];
        };
        SetOnboardingStage: {
            /**
             * @description Empty: the step is asked for nowhere.
             * @default null
             */
            stage?: components["schemas"]["Stage"] | null;
        };
        OnboardingSteps: {
            steps: components["schemas"]["Step"][];
        };
        CustomerFields: {
            customerFieldConfigurations: components["schemas"]["CustomerFieldConfiguration"][];
        };
        /** @description What is asked of a customer in a form. */
        CustomerFieldConfiguration: {
            /** @description The field as operations name it. */
            field: string;
            /**
             * @description The form that asks for it; none asks for it when empty.
             * @default null
             */
            step?: components["schemas"]["Step"] | null;
            /**
             * @description The form is complete only when this is filled in.
             * @default false
             */
            required?: boolean;
            /**
             * @description Whether the customer may change it once it is filled in; staff always may.
             * @default false
             */
            editable?: boolean;
        };
        SetCustomerFields: {
            /** @description Those to change; the others stay. */
            customerFieldConfigurations: components["schemas"]["CustomerFieldConfiguration"][];
        };
        Menus: {
            menus: components["schemas"]["Menu"][];
        };
        /** @description A page of the members area, and the pages below it. */
        Menu: {
            label: string;
            /** @description What `returnUrl` of a link that signs in may be. */
            path: string;
            children: components["schemas"]["Menu"][];
        };
        Countries: {
            countries: components["schemas"]["Country"][];
        };
        /** @description A country as the house serves it. */
        Country: {
            /** @description ISO 3166-1 alpha-2, as in `iso2`. */
            id: string;
            name: string;
            iso2: string;
            iso3: string;
            /** @description The calling code, digits only. */
            phonePrefix: string;
            currency: string;
            enabled: boolean;
        };
        ToggleCountry: {
            /** @description Whether the country is served. */
            toggle: boolean;
        };
        CountryToggled: {
            country: components["schemas"]["Country"];
        };
        ListLeads: {
            /**
             * Format: int64
             * @description 1 to 1000.
             */
            limit: number;
            /** Format: int64 */
            offset: number;
            /** @description createdAt, updatedAt, name, email, country, source, salesStatus or lastContactAt, with |ASC or |DESC. */
            orderBy: string;
            /**
             * @description No filters at all, which a form cannot write, are all leads.
             * @default {
             *       "statuses": [],
             *       "salesPeople": [],
             *       "sources": [],
             *       "onlyAssignedToMe": null,
             *       "country": null,
             *       "modifiedBefore": null,
             *       "modifiedAfter": null,
             *       "createdBefore": null,
             *       "createdAfter": null
             *     }
             */
            filters: components["schemas"]["FetchLeadFilters"];
            /** @description An id, the beginning of an e-mail address with its @, or a part of name, address or number. */
            search?: string | null;
        };
        /** @description Which leads. A filter that nobody knows is refused: left out, it would mean more leads than were asked for. */
        FetchLeadFilters: {
            /**
             * @description Names of sales statuses.
             * @default []
             */
            statuses?: string[];
            /**
             * @description Ids of staff users.
             * @default []
             */
            salesPeople?: string[];
            /** @default [] */
            sources?: string[];
            /** @default null */
            onlyAssignedToMe?: boolean | null;
            /**
             * @description ISO 3166-1 alpha-2.
             * @default null
             */
            country?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             * @default null
             */
            modifiedBefore?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             * @default null
             */
            modifiedAfter?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             * @default null
             */
            createdBefore?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             * @default null
             */
            createdAfter?: string | null;
        };
        LeadPage: {
            leads: components["schemas"]["Lead"][];
            /** Format: int64 */
            pages: number;
            /** Format: int64 */
            count: number;
        };
        /** @description A lead as staff see it. */
        Lead: {
            /** Format: uuid */
            id: string;
            name: string;
            firstName?: string | null;
            lastName?: string | null;
            email?: string | null;
            mobilenumber?: string | null;
            /** @description ISO 3166-1 alpha-2. */
            country?: string | null;
            language?: string | null;
            source?: string | null;
            salesStatus?: string | null;
            salesPersonId?: string | null;
            salesPerson?: components["schemas"]["StaffRef"] | null;
            /** @description Whether there is a number to call. */
            canBeCalled: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            lastContactAt?: string | null;
            /**
             * Format: uuid
             * @description Whom the lead became.
             */
            customerId?: string | null;
            affiliateId?: string | null;
            utmDetails: components["schemas"]["UtmDetails"];
            tags: components["schemas"]["TagCategory"][];
            metadata: components["schemas"]["Metadata"];
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            updatedAt: string;
        };
        /** @description Marketing parameters; others than the named ones are kept as well */
        UtmDetails: {
            utm_campaign?: string | null;
            utm_medium?: string | null;
            utm_source?: string | null;
            utm_term?: string | null;
            utm_content?: string | null;
            utm_ad_group?: string | null;
            utm_placement?: string | null;
            utm_device?: string | null;
            affiliate_id?: string | null;
            campaign_id?: string | null;
            source_page?: string | null;
            data_referrer?: string | null;
            gclid?: string | null;
        } & {
            [key: string]: Decimal | null;
        };
        /** @description Tags of one kind. */
        TagCategory: {
            category: string;
            tags: string[];
        };
        /** @description A flat object of texts, numbers and flags; kept as texts */
        Metadata: {
            [key: string]: Decimal | null;
        };
        LeadForm: {
            /** @default null */
            name?: string | null;
            /** @default null */
            email?: string | null;
            /**
             * @description In international form; a national number is not understood.
             * @default null
             */
            mobilenumber?: string | null;
            /** @default null */
            source?: string | null;
        };
        OneLead: {
            lead: components["schemas"]["Lead"];
        };
        /** @description The change, and the filters of the list. A name that nobody knows is refused: left out, it would change more leads than were meant. */
        BulkEdit: {
            /**
             * Format: int64
             * @description The id of the sales status that they get.
             * @default null
             */
            selectedStatus?: number | null;
            /**
             * Format: uuid
             * @description The id of the staff user who gets them.
             * @default null
             */
            selectedSalesPerson?: string | null;
            /** @default null */
            search?: string | null;
            /** @default null */
            statuses?: string[] | null;
            /** @default null */
            salesPeople?: string[] | null;
            /** @default null */
            sources?: string[] | null;
            /** @default null */
            onlyAssignedToMe?: boolean | null;
            /** @default null */
            country?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             * @default null
             */
            modifiedBefore?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             * @default null
             */
            modifiedAfter?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             * @default null
             */
            createdBefore?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             * @default null
             */
            createdAfter?: string | null;
            /**
             * @description Only count them.
             * @default false
             */
            dryRun?: boolean;
        };
        Edited: {
            success: boolean;
            /**
             * Format: int64
             * @description How many leads match.
             */
            count: number;
            /** @description True: they are being changed after this answer. */
            queued: boolean;
        };
        SalesPeople: {
            salesPeople: components["schemas"]["StaffRef"][];
        };
        CodeQuery: {
            code: string;
        };
        Code: {
            code: string;
        };
        Imported: {
            /** @description How many rows became new leads so far. */
            saved: string;
            /** @description Every row in the order of the file; none while a larger file is still read. */
            rows: components["schemas"]["RowResult"][];
            import: components["schemas"]["ImportInFull"];
        };
        /** @description One row of a file that was answered at once. */
        RowResult: {
            /**
             * Format: int64
             * @description The line of the file on which the row begins, from 1.
             */
            line: number;
            status: components["schemas"]["RowStatus"];
            /** Format: uuid */
            leadId?: string | null;
            field?: string | null;
            reason?: string | null;
        };
        /**
         * @description What became of a row.
         * @enum {string}
         */
        RowStatus: "saved" | "merged" | "refused";
        /** @description An import by itself, with what is known of its columns: of a wide file that is too much for a list. */
        ImportInFull: {
            /** Format: uuid */
            importId: string;
            fileName: string;
            status: components["schemas"]["ImportStatus"];
            /**
             * Format: int64
             * @description How much of the file is read, by bytes.
             */
            percent: number;
            /** Format: int64 */
            rowsRead: number;
            /** Format: int64 */
            rowsSaved: number;
            /**
             * Format: int64
             * @description Rows whose e-mail address was known already, from before or from the same file.
             */
            rowsMerged: number;
            /** Format: int64 */
            rowsRefused: number;
            /** @description Why the import ended before the file did. */
            problem?: string | null;
            createdBy: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            completedAt?: string | null;
            /** @description What each column is taken for. */
            columns: components["schemas"]["ImportColumn"][];
            /** @description What should be known about the columns. */
            notes: string[];
        };
        /**
         * @description Where an import stands.
         * @enum {string}
         */
        ImportStatus: "RUNNING" | "COMPLETED" | "FAILED";
        /** @description A column of the file and the field that it fills, `metadata` or `ignore`. */
        ImportColumn: {
            column: string;
            field: string;
        };
        ImportsQuery: {
            /**
             * Format: int64
             * @description 1 to 1000, 50 when nothing is said.
             */
            limit?: number | null;
            /** Format: int64 */
            offset?: number | null;
        };
        Imports: {
            imports: components["schemas"]["ImportShown"][];
            /** Format: int64 */
            pages: number;
            /** Format: int64 */
            count: number;
        };
        /** @description An import as it stands in the list of all. */
        ImportShown: {
            /** Format: uuid */
            importId: string;
            fileName: string;
            status: components["schemas"]["ImportStatus"];
            /**
             * Format: int64
             * @description How much of the file is read, by bytes.
             */
            percent: number;
            /** Format: int64 */
            rowsRead: number;
            /** Format: int64 */
            rowsSaved: number;
            /**
             * Format: int64
             * @description Rows whose e-mail address was known already, from before or from the same file.
             */
            rowsMerged: number;
            /** Format: int64 */
            rowsRefused: number;
            /** @description Why the import ended before the file did. */
            problem?: string | null;
            createdBy: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            completedAt?: string | null;
        };
        /** @description An import by itself, with what is known of its columns: of a wide file that is too much for a list. */
        OneImport: {
            /** Format: uuid */
            importId: string;
            fileName: string;
            status: components["schemas"]["ImportStatus"];
            /**
             * Format: int64
             * @description How much of the file is read, by bytes.
             */
            percent: number;
            /** Format: int64 */
            rowsRead: number;
            /** Format: int64 */
            rowsSaved: number;
            /**
             * Format: int64
             * @description Rows whose e-mail address was known already, from before or from the same file.
             */
            rowsMerged: number;
            /** Format: int64 */
            rowsRefused: number;
            /** @description Why the import ended before the file did. */
            problem?: string | null;
            createdBy: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            completedAt?: string | null;
            /** @description What each column is taken for. */
            columns: components["schemas"]["ImportColumn"][];
            /** @description What should be known about the columns. */
            notes: string[];
            /** @description A page of the refused rows, in the order of the file; the first 100000 are kept. */
            problems: components["schemas"]["RefusedRow"][];
            /** Format: int64 */
            problemPages: number;
        };
        /** @description A refused row, as it is shown. */
        RefusedRow: {
            /**
             * Format: int64
             * @description The line of the file on which the row begins, from 1.
             */
            line: number;
            field?: string | null;
            reason: string;
        };
        SalesPerson: {
            /**
             * Format: uuid
             * @description Null or nothing: nobody.
             * @default null
             */
            salesPersonId?: string | null;
        };
        NewComment: {
            comment: string;
        };
        OneComment: {
            comment: components["schemas"]["LeadComment"];
        };
        /** @description A comment of staff on a lead. */
        LeadComment: {
            /** Format: uuid */
            id: string;
            comment: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            createdAt: string;
            authorId: string;
            authorName: string;
        };
        Communications: {
            communications: components["schemas"]["Communication"][];
        };
        Tags: {
            tags: components["schemas"]["TagCategory"][];
        };
        NewTags: {
            tags: components["schemas"]["TagCategory"][];
        };
        DeskBody: {
            /** @default null */
            name?: string | null;
        };
        /** @description A sales desk with those who sit at it. */
        SalesDesk: {
            /** Format: uuid */
            id: string;
            name: string;
            salesPeople: components["schemas"]["StaffRef"][];
        };
        DesksQuery: {
            /**
             * Format: int64
             * @description 1 to 1000, 100 when nothing is said.
             */
            limit?: number | null;
            /** Format: int64 */
            offset?: number | null;
        };
        Desks: {
            salesDesks: components["schemas"]["SalesDesk"][];
            /** Format: int64 */
            pages: number;
            /** Format: int64 */
            count: number;
        };
        Deleted: {
            message: string;
        };
        StatusBody: {
            /** @default null */
            status?: string | null;
            /** @default null */
            color?: string | null;
        };
        SalesStatus: {
            /** Format: int64 */
            id: number;
            status: string;
            /** @description `#` and six hexadecimal digits. */
            color: string;
        };
        Statuses: {
            statuses: components["schemas"]["SalesStatus"][];
        };
        SavedViewFilter: {
            list: string;
        };
        SavedViews: {
            views: components["schemas"]["SavedView"][];
        };
        SavedView: {
            /** Format: uuid */
            id: string;
            /** @description The list's name, such as `customers`. */
            list: string;
            name: string;
            /** @description The search part of the list's address, without the question mark. */
            search: string;
            /** @description Whether all staff have it. */
            shared: boolean;
            /** Format: uuid */
            ownerId: string;
            ownerName: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            updatedAt: string;
        };
        CreateSavedView: {
            list: string;
            name: string;
            search: string;
            /** @default false */
            shared?: boolean;
        };
        OneSavedView: {
            view: components["schemas"]["SavedView"];
        };
        ChangeSavedView: {
            name?: string | null;
            search?: string | null;
            shared?: boolean | null;
        };
        NewLeadBody: {
            /** @default null */
            firstName?: string | null;
            /** @default null */
            lastName?: string | null;
            /**
             * @description The whole name, in place of its parts.
             * @default null
             */
            name?: string | null;
            /**
             * @description This or a phone number is needed.
             * @default null
             */
            email?: string | null;
            /**
             * @description In international form, or as dialled in `phoneCountryCode` or `country`.
             * @default null
             */
            phone?: string | null;
            /**
             * @description Another name for `phone`.
             * @default null
             */
            mobilenumber?: string | null;
            /** @default null */
            phoneCountryCode?: string | null;
            /**
             * @description ISO 3166-1 alpha-2.
             * @default null
             */
            country?: string | null;
            /**
             * @description ISO 639-1.
             * @default null
             */
            language?: string | null;
            /**
             * @description Kept as metadata: the source is the user of the key.
             * @default null
             */
            source?: string | null;
            /** @default null */
            utmDetails?: components["schemas"]["UtmDetails"] | null;
            /** @default null */
            metadata?: components["schemas"]["Metadata"] | null;
            /**
             * @description A partner's reference key.
             * @default null
             */
            wtreferrer?: string | null;
        };
        CreatedLead: {
            /** Format: uuid */
            leadId: string;
            created: boolean;
        };
        NewCustomerBody: {
            firstName: string;
            lastName: string;
            /** @description One customer per address, whatever its case: 409 CUSTOMER_EXISTS where there is one. */
            email: string;
            /**
             * @description ISO 3166-1 alpha-2.
             * @example DE
             */
            nationalityCountryCode: string;
            /**
             * @description In international form, or as dialled in `phoneCountryCode`; kept as E.164.
             * @example +4915112345601
             */
            phone: string;
            /**
             * @description ISO 3166-1 alpha-2, not a dialling code.
             * @example DE
             */
            phoneCountryCode: string;
            /** @description More than six characters with a letter and a digit. Good for the first sign-in, where the customer replaces it. */
            password: string;
            /**
             * @description Where the person came from: utm_source, utm_medium, utm_campaign, utm_term, utm_content, affiliate_id, campaign_id, click_id,
             *      gclid and whatever else; unknown names are kept.
             * @default null
             */
            utmDetails?: components["schemas"]["UtmDetails"] | null;
            /**
             * @description At most 50 names with texts of at most 1000 characters; kept on the lead.
             * @default null
             */
            metadata?: components["schemas"]["Metadata"] | null;
            /**
             * @description An account to be opened at once. What is not served here is refused with the customer; what fails after that leaves the
             *      customer without an account, and `warnings` says why.
             * @default null
             */
            tradingAccount?: components["schemas"]["TradingAccountRequest"] | null;
            /**
             * @description ISO 639-1; English when nothing is said.
             * @default null
             */
            language?: string | null;
            /** @default null */
            currency?: string | null;
            /**
             * @description A partner's reference key.
             * @default null
             */
            wtreferrer?: string | null;
            /**
             * @description Needs the permission to skip steps.
             * @default null
             */
            skipOnboardingSteps?: components["schemas"]["Step"][] | null;
            /** @default null */
            sendWelcomeEmail?: boolean | null;
            /** @default false */
            marketingConsent?: boolean;
        };
        /** @description Which account to open. */
        TradingAccountRequest: {
            type: components["schemas"]["TradingAccountType"];
            /**
             * @description `neo` or `pro`.
             * @example neo
             */
            platform: string;
            /**
             * @description As GET …/servers names it, such as `neo-live`; it must fit platform and type.
             * @default null
             */
            serverTag?: string | null;
            /**
             * Format: int64
             * @description The number of a trading group of this currency and type; the first one when nothing is said.
             * @default null
             */
            groupId?: number | null;
            /**
             * @description ISO 4217.
             * @example USD
             */
            currency: string;
            /**
             * Format: uint32
             * @description 30 means 1:30. From 1 to what the group allows.
             * @example 30
             */
            leverage: number;
        };
        /**
         * @description Whether the money in it is real.
         * @enum {string}
         */
        TradingAccountType: "live" | "demo";
        CreatedCustomer: {
            /** Format: uuid */
            customerId: string;
            /** Format: uuid */
            leadId: string;
            leadCreated: boolean;
            /** @description Signs the customer in once within the hour. */
            token: string;
            autoLoginUrl: string;
            /** @description The same with the page on which one deposits. Both carry the same token: whichever is opened first spends it. */
            depositUrl: string;
            /** @description The account that was asked for; null where none was, or where it could not be opened: then `warnings` says why. */
            tradingAccount?: components["schemas"]["PartnerTradingAccount"] | null;
            /** @description What the customer has to do before signing in. */
            outstandingOnboardingSteps: components["schemas"]["Step"][];
            warnings: string[];
        };
        /** @description An account that was opened. */
        PartnerTradingAccount: {
            type: components["schemas"]["TradingAccountType"];
            login: string;
            serverTag: string;
            platform: string;
            currency: string;
            group: string;
            /** Format: uint32 */
            leverage: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            createdAt: string;
        };
        EntriesQuery: {
            /**
             * Format: int64
             * @default null
             */
            limit?: number | null;
            /**
             * Format: int64
             * @default null
             */
            offset?: number | null;
            /**
             * @description Such as `cust:100001:cash` or `broker:trading`.
             * @default null
             */
            account?: string | null;
            /** @default null */
            transactionId?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             * @default null
             */
            from?: string | null;
            /**
             * @description Before this instant; a plain day means through the end of it.
             * @default null
             */
            to?: string | null;
        };
        Entries: {
            entries: components["schemas"]["LedgerEntry"][];
            /** Format: int64 */
            count: number;
        };
        /** @description A posting: a positive amount is what the account's owner has, a negative one what the account owes. */
        LedgerEntry: {
            id: string;
            /** @description The transaction, position or wallet that the journal is about. */
            transactionId: string;
            kind: components["schemas"]["EntryKind"];
            account: string;
            amount: string;
            /** @description currency or asset code */
            currency: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            at: string;
        };
        /** @description Why money moved. */
        EntryKind: ("DEPOSIT" | "SUSPENSE" | "HOLD" | "RELEASE" | "PAYOUT" | "CHARGEBACK" | "REFUND" | "TRANSFER" | "TOP_UP" | "CORRECTION" | "BONUS" | "CREDIT" | "FEE" | "COMMISSION_ACCRUAL" | "COMMISSION_PAYOUT" | "COINS") | "DEAL" | "PROTECTION";
        At: {
            /**
             * Format: date-time
             * @description As of this instant, the instant itself included; now when not given.
             * @default null
             */
            at?: string | null;
        };
        TrialBalance: {
            accounts: components["schemas"]["LedgerAccount"][];
            /** @description Whether all accounts add up to zero in every currency. */
            balanced: boolean;
        };
        /** @description One account's totals in one currency. */
        LedgerAccount: {
            account: string;
            /** @description currency or asset code */
            currency: string;
            debit: string;
            credit: string;
            /** @description Credit minus debit. */
            balance: string;
        };
        QuoteQuery: {
            /** @description How the money is paid: the currency code of a payment in that currency (`EUR`), or a payment method. */
            method: string;
            /** @description How much is to be converted. */
            amount: Decimal;
        };
        Quoted: {
            /** @description exact decimal; text is accepted too */
            exchangeRate: Decimal;
        };
        /** @description A rate of a pair of currencies. MANUAL rates are set by staff; a MARKET rate is the mid price of the moment. */
        ExchangeRate: {
            /** Format: uuid */
            id: string;
            /** @description currency or asset code */
            fromCurrency: string;
            /** @description currency or asset code */
            toCurrency: string;
            source: string;
            /** @description Units of `toCurrency` for one of `fromCurrency`; null for a MARKET rate while no price is known. */
            rate?: Decimal | null;
        };
        RateInput: {
            /** @description currency or asset code */
            fromCurrency: string;
            /** @description currency or asset code */
            toCurrency: string;
            /** @description MANUAL or MARKET. */
            source: string;
            /**
             * @description Required for MANUAL.
             * @default null
             */
            rate?: Decimal | null;
        };
        WalletListQuery: {
            /**
             * @description A login, or the id of a customer.
             * @default null
             */
            search?: string | null;
            /** @default [] */
            currencies?: string[];
            /**
             * Format: uint32
             * @default null
             */
            leverageFrom?: number | null;
            /**
             * Format: uint32
             * @default null
             */
            leverageTo?: number | null;
            /** @default null */
            isDemo?: boolean | null;
            /**
             * @description Ids of groups.
             * @default []
             */
            groups?: number[];
            /** @default null */
            onlyShowWalletsWithOpenPositions?: boolean | null;
            /**
             * Format: uuid
             * @default null
             */
            customerId?: string | null;
            /**
             * Format: int64
             * @default null
             */
            limit?: number | null;
            /**
             * Format: int64
             * @default null
             */
            offset?: number | null;
        };
        /** @description A page of wallets. */
        Wallets: {
            wallets: components["schemas"]["Wallet"][];
            /** Format: int64 */
            pages: number;
            /** Format: int64 */
            count: number;
        };
        /** @description A wallet with its customer and its group in short. */
        Wallet: {
            /**
             * Format: int64
             * @description The login.
             */
            id: number;
            /** Format: uuid */
            customerId: string;
            platform: components["schemas"]["Platform"];
            serverTag: string;
            status: components["schemas"]["WalletStatus"];
            /** @description currency or asset code */
            currency: string;
            /** Format: int64 */
            groupId: number;
            /**
             * Format: uint32
             * @description The wallet's own, or its group's.
             */
            leverage: number;
            isDemo: boolean;
            balance: string;
            credit: string;
            equity: string;
            margin: string;
            marginFree: string;
            /** @description Percent; null without margin. */
            marginLevelPercent?: Decimal | null;
            profitLoss: string;
            /** @description Held for withdrawals that are still pending. */
            pendingWithdrawal: string;
            /** @description What could be paid out now. */
            withdrawable: string;
            /** Format: int64 */
            openPositions: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            updatedAt: string;
            customer?: components["schemas"]["CustomerRef"] | null;
            group?: components["schemas"]["GroupRef"] | null;
        };
        /**
         * @description Which terminal it is traded with. NEO and PRO are our own; MT4 and MT5 come by adapters.
         * @enum {string}
         */
        Platform: "NEO" | "PRO" | "MT4" | "MT5";
        /** @enum {string} */
        WalletStatus: "ACTIVE" | "DISABLED";
        NewForCustomer: {
            /**
             * Format: uuid
             * @default null
             */
            customerId?: string | null;
            /**
             * Format: int64
             * @default null
             */
            groupId?: number | null;
            /** @default null */
            platform?: components["schemas"]["Platform"] | null;
            /**
             * Format: uint32
             * @description Overrides the group's.
             * @default null
             */
            leverage?: number | null;
            /** @default null */
            isDemo?: boolean | null;
        };
        /** @description A wallet with its customer and its group in full. */
        FullWallet: {
            /**
             * Format: int64
             * @description The login.
             */
            id: number;
            /** Format: uuid */
            customerId: string;
            platform: components["schemas"]["Platform"];
            serverTag: string;
            status: components["schemas"]["WalletStatus"];
            /** @description currency or asset code */
            currency: string;
            /** Format: int64 */
            groupId: number;
            /**
             * Format: uint32
             * @description The wallet's own, or its group's.
             */
            leverage: number;
            isDemo: boolean;
            balance: string;
            credit: string;
            equity: string;
            margin: string;
            marginFree: string;
            /** @description Percent; null without margin. */
            marginLevelPercent?: Decimal | null;
            profitLoss: string;
            /** @description Held for withdrawals that are still pending. */
            pendingWithdrawal: string;
            /** @description What could be paid out now. */
            withdrawable: string;
            /** Format: int64 */
            openPositions: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            updatedAt: string;
            customer: components["schemas"]["Customer"];
            group: components["schemas"]["Group"];
        };
        /** @description The terms a set of wallets trades on. */
        Group: {
            /** Format: int64 */
            id: number;
            name: string;
            /** Format: uint32 */
            leverage: number;
            currency: string;
            adapterName: string;
            disableSwapCharges: boolean;
            /** @description Percent. */
            marginCallLevel: Decimal;
            /** @description Percent. */
            stopOutLevel: Decimal;
            markups: components["schemas"]["GroupMarkup"][];
            commissions: components["schemas"]["GroupCommission"][];
            isDemo: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            updatedAt: string;
        };
        /** @description For one symbol, for a category, or, with neither, for everything. */
        GroupMarkup: {
            /** @default null */
            symbol?: string | null;
            /** @default null */
            category?: string | null;
            /** Format: int64 */
            bidPoints: number;
            /** Format: int64 */
            askPoints: number;
        };
        /** @description For one symbol, for a category, or, with neither, for everything. */
        GroupCommission: {
            /** @description PER_LOT, PER_MILLION or PERCENT. */
            type: string;
            /** @default null */
            symbol?: string | null;
            /** @default null */
            category?: string | null;
            /** @description exact decimal; text is accepted too */
            rate: Decimal;
            currency: string;
            /** @description OPEN, CLOSE or BOTH. */
            chargeOn: string;
            /**
             * @description exact decimal; text is accepted too
             * @default null
             */
            minimum?: Decimal | null;
        };
        /** @description `{wallet}`. */
        OneWallet: {
            wallet: components["schemas"]["Wallet"];
        };
        WalletUpdate: {
            /**
             * Format: int64
             * @default null
             */
            groupId?: number | null;
            /**
             * Format: uint32
             * @default null
             */
            leverage?: number | null;
        };
        Transfer: {
            /**
             * Format: int64
             * @default null
             */
            sourceWalletId?: number | null;
            /**
             * Format: int64
             * @default null
             */
            targetWalletId?: number | null;
            /**
             * @description In the currency of the source.
             * @default null
             */
            amount?: Decimal | null;
        };
        WalletDone: {
            success: boolean;
        };
        WalletBalanceFigures: {
            balance: string;
            credit: string;
            equity: string;
            /** @description currency or asset code */
            currency: string;
        };
        NewOwn: {
            /**
             * @description At most that of the group.
             * @default null
             */
            leverage?: string | null;
            /**
             * @description currency or asset code
             * @default null
             */
            currency?: string | null;
            /** @default null */
            isDemo?: boolean | null;
            /** @default null */
            platform?: components["schemas"]["Platform"] | null;
        };
        /** @description A wallet with what its owner may want to know at once. */
        MyWallet: {
            /**
             * Format: int64
             * @description The login.
             */
            id: number;
            /** Format: uuid */
            customerId: string;
            platform: components["schemas"]["Platform"];
            serverTag: string;
            status: components["schemas"]["WalletStatus"];
            /** @description currency or asset code */
            currency: string;
            /** Format: int64 */
            groupId: number;
            /**
             * Format: uint32
             * @description The wallet's own, or its group's.
             */
            leverage: number;
            isDemo: boolean;
            balance: string;
            credit: string;
            equity: string;
            margin: string;
            marginFree: string;
            /** @description Percent; null without margin. */
            marginLevelPercent?: Decimal | null;
            profitLoss: string;
            /** @description Held for withdrawals that are still pending. */
            pendingWithdrawal: string;
            /** @description What could be paid out now. */
            withdrawable: string;
            /** Format: int64 */
            openPositions: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            updatedAt: string;
            customer: components["schemas"]["Customer"];
            group: components["schemas"]["Group"];
            transactions: components["schemas"]["Transaction"][];
            instrumentWatchlist: string[];
        };
        Transaction: {
            type: components["schemas"]["TransactionType"];
            /** Format: uuid */
            id: string;
            status: components["schemas"]["TransactionStatus"];
            /** Format: int64 */
            walletId: number;
            /** Format: uuid */
            customerId: string;
            customer?: components["schemas"]["CustomerRef"] | null;
            /** @description What was posted; until then, what was asked for. */
            amount: Decimal;
            /** @description currency or asset code */
            currency: string;
            /** @description Null when no exchange rate was known. */
            amountUSD?: Decimal | null;
            /** @description The rate from `currency` to US dollars that was used. */
            exchangeRate?: Decimal | null;
            /** @description exact decimal; text is accepted too */
            fee: Decimal;
            /** @description What was asked for. */
            requestedAmount: Decimal;
            /** @description currency or asset code */
            requestedCurrency: string;
            /** @description What the provider processed. */
            processedAmount?: Decimal | null;
            /** @description currency or asset code */
            processedCurrency?: string | null;
            /** @description The rate from the processed to the posted amount. */
            processedRate?: Decimal | null;
            method?: string | null;
            provider?: string | null;
            providerReference?: string | null;
            walletAddress?: string | null;
            comment?: string | null;
            rejectReason?: string | null;
            /** @description What staff should look at, such as LATE_APPROVAL. */
            flag?: string | null;
            isFTD: boolean;
            isFake: boolean;
            isDemo: boolean;
            addToCredit: boolean;
            balanceAfter?: string | null;
            /** Format: uuid */
            parentId?: string | null;
            adminId?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            completedAt?: string | null;
        };
        /** @enum {string} */
        TransactionType: "CORRECTION" | "BONUS" | "DEPOSIT" | "WITHDRAWAL" | "DEPOSIT_BONUS" | "AFFILIATE_TRANSFER" | "FEE" | "COINS_EXCHANGE" | "WALLET_TRANSFER" | "COMMISSION_PAYOUT";
        /** @enum {string} */
        TransactionStatus: "PENDING" | "APPROVED" | "PROCESSING" | "COMPLETED" | "DECLINED" | "REJECTED" | "CANCELLED" | "FAILED" | "REFUNDED" | "CHARGEBACK";
        Balances: {
            wallets: components["schemas"]["WalletBalance"][];
        };
        /** @description What a wallet has. */
        WalletBalance: {
            /** Format: int64 */
            id: number;
            balance: string;
            credit: string;
            equity: string;
            /** @description currency or asset code */
            currency: string;
            isDemo: boolean;
        };
        Leverages: {
            leverages: number[];
        };
        OwnBalance: {
            balance: string;
        };
        TransactionQuery: {
            /** @default null */
            type?: components["schemas"]["TransactionType"] | null;
            /** @default null */
            sortBy?: string | null;
            /** Format: int64 */
            limit: number;
            /** Format: int64 */
            offset: number;
            /**
             * @description A login, an id, a provider's reference, or a piece of the comment.
             * @default null
             */
            search?: string | null;
            filters?: components["schemas"]["TransactionFilters"] | null;
        };
        /** @description What a list of transactions is narrowed by. */
        TransactionFilters: {
            /** @default [] */
            statuses?: components["schemas"]["TransactionStatus"][];
            /** @default [] */
            types?: components["schemas"]["TransactionType"][];
            /** @default [] */
            methods?: string[];
            /**
             * Format: uuid
             * @default null
             */
            customerId?: string | null;
            /**
             * Format: int64
             * @default null
             */
            walletId?: number | null;
            /**
             * @description currency or asset code
             * @default null
             */
            currency?: string | null;
            /**
             * Format: date-time
             * @description Created at or after this.
             * @default null
             */
            from?: string | null;
            /**
             * @description Created before this; a plain day means through the end of it.
             * @default null
             */
            to?: string | null;
            /**
             * @description exact decimal; text is accepted too
             * @default null
             */
            amountFrom?: Decimal | null;
            /**
             * @description exact decimal; text is accepted too
             * @default null
             */
            amountTo?: Decimal | null;
            /** @default null */
            isFTD?: boolean | null;
            /** @default null */
            isDemo?: boolean | null;
        };
        /** @description A page of transactions. */
        TransactionPage: {
            transactions: components["schemas"]["Transaction"][];
            /**
             * Format: int64
             * @description How many pages of this size there are.
             */
            pages: number;
            /** Format: int64 */
            count: number;
        };
        /** @description A transaction by itself, as `{transaction}`. */
        OneTransaction: {
            transaction: components["schemas"]["Transaction"];
        };
        WalletQuery: {
            /** @default null */
            type?: components["schemas"]["TransactionType"] | null;
            /**
             * Format: int64
             * @default null
             */
            limit?: number | null;
            /**
             * Format: int64
             * @default null
             */
            offset?: number | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             * @default null
             */
            from?: string | null;
            /**
             * @description Before this instant; a plain day means through the end of it.
             * @default null
             */
            to?: string | null;
        };
        Manual: {
            /** @default null */
            type?: components["schemas"]["ManualType"] | null;
            /**
             * @description USD, or the wallet's own currency.
             * @default null
             */
            currency?: string | null;
            /** @default null */
            method?: string | null;
            /**
             * @description Required: why this is posted.
             * @default null
             */
            comment?: string | null;
            /**
             * @description A bonus or correction of the credit instead of the cash.
             * @default null
             */
            addToCredit?: boolean | null;
            /**
             * @description Above zero; a correction may be below.
             * @default null
             */
            amount?: Decimal | null;
            /**
             * @description Not real money: kept out of reports, first deposits and commissions.
             * @default null
             */
            isFake?: boolean | null;
        };
        /**
         * @description What staff may post.
         * @enum {string}
         */
        ManualType: "DEPOSIT" | "WITHDRAWAL" | "BONUS" | "CORRECTION";
        RangeQuery: {
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            startDate: string;
            /** @description Before this instant; a plain day means through the end of it. */
            endDate: string;
        };
        NewDeposit: {
            /** Format: int64 */
            walletId: number;
            /** @description exact decimal; text is accepted too */
            amount: Decimal;
            /** @description currency or asset code */
            currency: string;
            method: string;
        };
        Started: {
            transaction: components["schemas"]["Transaction"];
            /** @description Where to send the customer; null when the provider has no page of its own. */
            redirectUrl?: string | null;
        };
        Taken: {
            success: boolean;
        };
        CountryQuery: {
            /** @description ISO 3166 alpha-2. */
            country: string;
        };
        Methods: {
            methods: components["schemas"]["PaymentMethod"][];
        };
        /** @description A way to pay or to be paid. Limits are in US dollars. */
        PaymentMethod: {
            type: components["schemas"]["Way"];
            id: string;
            name: string;
            provider: string;
            currencies: string[];
            /** @description exact decimal; text is accepted too */
            minimumAmount?: Decimal | null;
            /** @description exact decimal; text is accepted too */
            maximumAmount?: Decimal | null;
            predefinedAmounts: Decimal[];
            fields: components["schemas"]["Field"][];
            logoUrl?: string | null;
        };
        /** @enum {string} */
        Way: "deposit" | "withdrawal";
        /** @description What the customer has to fill in. */
        Field: {
            name: string;
            required: boolean;
        };
        MyQuery: {
            /** @default null */
            type?: components["schemas"]["Way"] | null;
        };
        TopUp: {
            /**
             * Format: int64
             * @default null
             */
            walletId?: number | null;
            /** @default null */
            amount?: string | null;
            /**
             * @description The wallet's currency.
             * @default null
             */
            currency?: string | null;
        };
        ToppedUp: {
            success: boolean;
            /** @description exact decimal; text is accepted too */
            newBalance: Decimal;
        };
        Providers: {
            providers: components["schemas"]["PaymentProvider"][];
        };
        /** @description A provider as staff configure it. Amounts are in US dollars; values of secret keys are never shown. */
        PaymentProvider: {
            type: string;
            id: string;
            name: string;
            enabled: boolean;
            /** Format: int64 */
            sort: number;
            supportsDeposit: boolean;
            supportsWithdrawal: boolean;
            keyValues: components["schemas"]["KeyValue"][];
            enabledCountryCodes: string[];
            /** @description exact decimal; text is accepted too */
            minimumDepositAmount?: Decimal | null;
            /** @description exact decimal; text is accepted too */
            maximumDepositAmount?: Decimal | null;
            /** @description exact decimal; text is accepted too */
            minimumWithdrawalAmount?: Decimal | null;
            /** @description exact decimal; text is accepted too */
            maximumWithdrawalAmount?: Decimal | null;
            predefinedDepositAmounts: Decimal[];
        };
        KeyValue: {
            key: string;
            value: string;
        };
        FiltersQuery: {
            type: components["schemas"]["Way"];
        };
        OneProvider: {
            provider: components["schemas"]["PaymentProvider"];
        };
        SortEntry: {
            id: string;
            /** Format: int64 */
            sort: number;
        };
        ProviderUpdate: {
            /** @default null */
            keyValues?: components["schemas"]["KeyValue"][] | null;
            /**
             * @description ISO 3166 alpha-2; empty means everywhere.
             * @default null
             */
            enabledCountryCodes?: string[] | null;
            /**
             * @description exact decimal; text is accepted too
             * @default null
             */
            minimumDepositAmount?: Decimal | null;
            /**
             * @description exact decimal; text is accepted too
             * @default null
             */
            maximumDepositAmount?: Decimal | null;
            /**
             * @description exact decimal; text is accepted too
             * @default null
             */
            minimumWithdrawalAmount?: Decimal | null;
            /**
             * @description exact decimal; text is accepted too
             * @default null
             */
            maximumWithdrawalAmount?: Decimal | null;
            /** @default null */
            predefinedDepositAmounts?: Decimal[] | null;
            /** @default null */
            enabled?: boolean | null;
        };
        NewWithdrawal: {
            /** @default null */
            provider?: string | null;
            /**
             * @description USD, or the wallet's currency.
             * @default null
             */
            currency?: string | null;
            /**
             * @description exact decimal; text is accepted too
             * @default null
             */
            amount?: Decimal | null;
            /**
             * @description Where the money goes: an account or an address, as the provider wants it.
             * @default null
             */
            walletAddress?: string | null;
            /**
             * Format: int64
             * @description Which wallet pays; without it, the first live wallet of this currency, else the first live wallet.
             * @default null
             */
            walletId?: number | null;
        };
        Accepted: {
            accepted: boolean;
        };
        Current: {
            /** @description Null when there is none. */
            withdrawal?: components["schemas"]["Transaction"] | null;
        };
        Approval: {
            /** @default null */
            comment?: string | null;
            /**
             * @description Pay this instead, in the transaction's currency: above 0 and at most what was asked for.
             * @default null
             */
            changedAmount?: Decimal | null;
        };
        Rejection: {
            /** @default null */
            comment?: string | null;
        };
        Refunded: {
            /** @description The refunded transaction's id. */
            success: string;
        };
        Instruments: {
            instruments: components["schemas"]["InstrumentView"][];
        };
        InstrumentView: {
            description: string;
            symbol: string;
            marginCurrency: string;
            currency: string;
            category: string;
            /** Format: uint8 */
            decimals: number;
            profitCalcMode: string;
            marginCalcMode: string;
            sizes: components["schemas"]["InstrumentSize"][];
            /** @description exact decimal; text is accepted too */
            marginPercentage: Decimal;
            /** @description exact decimal; text is accepted too */
            hedgedMarginPercentage: Decimal;
            tradingHours: components["schemas"]["TradingSession"][];
            timezone: string;
            swapMode: string;
            /** @description exact decimal; text is accepted too */
            swapLong: Decimal;
            /** @description exact decimal; text is accepted too */
            swapShort: Decimal;
            /** Format: uint8 */
            swap3DayWeekday?: number | null;
            stakeMode: string;
            /** @description exact decimal; text is accepted too */
            contractSize: Decimal;
            /** @description a size as decimal text, at most 8 decimals */
            minOrderSize: string;
            /** @description a size as decimal text, at most 8 decimals */
            maxOrderSize: string;
            /** @description a size as decimal text, at most 8 decimals */
            stepOrderSize: string;
            /** Format: uint32 */
            maxLeverage?: number | null;
            status: string;
            /** Format: int64 */
            sort: number;
            imageUrl?: string | null;
            /** @description Null until the first quote. */
            bid?: string | null;
            ask?: string | null;
        };
        /** @description A preset of the order ticket; it limits nothing. */
        InstrumentSize: {
            /** @default null */
            label?: string | null;
            /** @description a size as decimal text, at most 8 decimals */
            size: string;
        };
        /** @description One session of the week; half-open, in the instrument's time zone. */
        TradingSession: {
            /**
             * Format: uint8
             * @description 0 is Sunday.
             */
            day: number;
            /** @description HH:MM */
            open: string;
            /** @description HH:MM, up to 24:00 */
            close: string;
        };
        /** @description What an instrument is made or changed with. */
        InstrumentInput: {
            /** @default null */
            description?: string | null;
            symbol: string;
            marginCurrency: string;
            currency: string;
            category: string;
            /** Format: uint8 */
            decimals: number;
            profitCalcMode: string;
            marginCalcMode: string;
            sizes: components["schemas"]["InstrumentSize"][];
            /** @description exact decimal; text is accepted too */
            marginPercentage: Decimal;
            /** @description exact decimal; text is accepted too */
            hedgedMarginPercentage: Decimal;
            tradingHours: components["schemas"]["TradingSession"][];
            /**
             * @description IANA name; America/New_York when nothing is said.
             * @default null
             */
            timezone?: string | null;
            swapMode: string;
            /** @description exact decimal; text is accepted too */
            swapLong: Decimal;
            /** @description exact decimal; text is accepted too */
            swapShort: Decimal;
            /**
             * Format: uint8
             * @default null
             */
            swap3DayWeekday?: number | null;
            stakeMode: string;
            /** @description exact decimal; text is accepted too */
            contractSize: Decimal;
            /** @description a size as decimal text, at most 8 decimals */
            minOrderSize: string;
            /** @description a size as decimal text, at most 8 decimals */
            maxOrderSize: string;
            /**
             * @description The smallest size when nothing is said.
             * @default null
             */
            stepOrderSize?: string | null;
            /**
             * Format: uint32
             * @default null
             */
            maxLeverage?: number | null;
            status: string;
            /**
             * Format: int64
             * @default null
             */
            sort?: number | null;
            /** @default null */
            filename?: string | null;
            /** @default null */
            file?: string | null;
        };
        OneInstrument: {
            instrument: components["schemas"]["InstrumentView"];
        };
        Symbols: {
            symbols: string[];
        };
        InstrumentDeleted: {
            /** @description What became of it. */
            success: string;
        };
        Groups: {
            groups: components["schemas"]["Group"][];
        };
        NewGroup: {
            name: string;
            /** Format: uint32 */
            leverage: number;
            currency: string;
            adapterName: string;
            disableSwapCharges: boolean;
            /** @default false */
            isDemo?: boolean;
        };
        Created: {
            success: boolean;
            /** Format: int64 */
            id: number;
        };
        OneGroup: {
            group: components["schemas"]["Group"];
        };
        Terms: {
            /** Format: uint32 */
            leverage: number;
            markups: components["schemas"]["GroupMarkup"][];
            commissions: components["schemas"]["GroupCommission"][];
            /** @description Percent. */
            marginCallLevel: Decimal;
            /** @description Percent. */
            stopOutLevel: Decimal;
            adapterName: string;
            disableSwapCharges: boolean;
        };
        GroupDeleted: {
            /** @description What became of it. */
            success: string;
        };
        Conversion: {
            /** Format: int64 */
            id: number;
            target: string;
            source: string;
            path: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            updatedAt: string;
        };
        NewConversion: {
            target: string;
            source: string;
            /** @description Symbols in order, separated by commas: `EURUSD,NZDUSD`. */
            path: string;
        };
        ConversionChanges: {
            /** @default null */
            path?: string | null;
        };
        ConversionDeleted: {
            success: boolean;
        };
        DowntimeList: {
            /** Format: uint */
            count: number;
            downtimes: components["schemas"]["DowntimeView"][];
        };
        DowntimeView: {
            title: string;
            /** Format: int64 */
            id: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            startDate: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            endDate: string;
            /** @description Empty for all. */
            symbols: string[];
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            createdAt: string;
        };
        DowntimeInput: {
            title: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            startDate: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            endDate: string;
            /** @description Empty for all. */
            symbols: string[];
        };
        OneDowntime: {
            downtime: components["schemas"]["DowntimeView"];
        };
        PositionDurations: {
            /** @description Seconds; empty when every duration is allowed. */
            positionDurations: string[];
            /** @description Seconds, as the order ticket proposes them. */
            defaultValue?: string | null;
        };
        PositionDurationsInput: {
            /**
             * @description Seconds, separated by commas; an empty text allows every duration.
             * @default null
             */
            value?: string | null;
            /** @default null */
            defaultValue?: string | null;
        };
        LatestQuotesQuery: {
            /**
             * @description All when none is named.
             * @default []
             */
            symbols?: string[];
            /**
             * Format: int64
             * @description The wallet whose group's prices are wanted; the first live one when nothing is said.
             * @default null
             */
            walletId?: number | null;
        };
        Quotes: {
            quotes: components["schemas"]["Quote"][];
        };
        Quote: {
            symbol: string;
            bid: string;
            ask: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            time: string;
            /** @description Whether a market order would execute now. */
            tradable: boolean;
        };
        Pushed: {
            quotes: components["schemas"]["QuoteInput"][];
        };
        QuoteInput: {
            symbol: string;
            bid: string;
            ask: string;
            /**
             * Format: date-time
             * @description Now when nothing is said.
             * @default null
             */
            time?: string | null;
        };
        Outcome: {
            /** Format: uint */
            accepted: number;
            rejected: components["schemas"]["Rejected"][];
        };
        Rejected: {
            /**
             * Format: uint
             * @description Place in the list that was sent, from 0.
             */
            index: number;
            symbol: string;
            /** @description UNKNOWN_SYMBOL, BAD_NUMBER, CROSSED, STALE or AHEAD. */
            reason: string;
        };
        CandleQuery: {
            /**
             * @description All symbols when none is named.
             * @default null
             */
            symbol?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             * @default null
             */
            from?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             * @default null
             */
            to?: string | null;
            /**
             * Format: int64
             * @description How many bars per symbol, counted from the end; 300 when nothing is said.
             * @default null
             */
            limit?: number | null;
        };
        Candle: {
            symbol: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            time: string;
            open: string;
            high: string;
            low: string;
            close: string;
            /**
             * Format: uint64
             * @description Number of ticks.
             */
            volume: number;
        };
        OrderTicket: {
            type: components["schemas"]["OrderType"];
            /**
             * Format: int64
             * @description The wallet.
             */
            accountId: number;
            symbol: string;
            side: components["schemas"]["OrderSide"];
            /** @description Lots, or the stake. */
            size: string;
            /**
             * @description a price as decimal text, at most 8 decimals
             * @default null
             */
            limitPrice?: string | null;
            /**
             * @description a price as decimal text, at most 8 decimals
             * @default null
             */
            stopPrice?: string | null;
            /**
             * @description a price as decimal text, at most 8 decimals
             * @default null
             */
            stopLoss?: string | null;
            /**
             * @description a price as decimal text, at most 8 decimals
             * @default null
             */
            takeProfit?: string | null;
            /**
             * @description Percent, 0.01 to 99.99.
             * @default null
             */
            trailingStopLossPct?: Decimal | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             * @default null
             */
            expiresAt?: string | null;
            /**
             * Format: int64
             * @default null
             */
            closePositionAfterSeconds?: number | null;
            /**
             * @description MARKET: the price that was seen, for `maxSlippagePoints`.
             * @default null
             */
            price?: string | null;
            /**
             * Format: int64
             * @description MARKET: how many points the fill may differ from `price`, either way.
             * @default null
             */
            maxSlippagePoints?: number | null;
        };
        /** @enum {string} */
        OrderSide: "BUY" | "SELL";
        OrderType: ("MARKET" | "LIMIT" | "STOP") | "STOP_LIMIT";
        Placed: {
            order: components["schemas"]["Order"];
            /** @description The position that a market order opened or changed. */
            position?: components["schemas"]["Position"] | null;
        };
        Order: {
            type: string;
            /** Format: uuid */
            id: string;
            externalId?: string | null;
            /** Format: int64 */
            accountId: number;
            /** Format: uuid */
            customerId: string;
            symbol: string;
            side: string;
            /** @description exact decimal; text is accepted too */
            size: Decimal;
            status: string;
            limitPrice?: string | null;
            stopPrice?: string | null;
            takeProfit?: string | null;
            stopLoss?: string | null;
            trailingStopLossPct?: string | null;
            fillPrice?: string | null;
            /** Format: int64 */
            positionId?: number | null;
            rejectReason?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            expiresAt?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            filledAt?: string | null;
        };
        Position: {
            /** Format: int64 */
            id: number;
            /** Format: uuid */
            customerId: string;
            /** Format: int64 */
            accountId: number;
            currency: string;
            /** @description exact decimal; text is accepted too */
            size: Decimal;
            side: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            openedAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            closedAt?: string | null;
            /** @description Realized, in the instrument's currency. */
            closedPL?: Decimal | null;
            /** @description exact decimal; text is accepted too */
            closedPLInAccountCurrency?: Decimal | null;
            closedReason?: string | null;
            symbol: string;
            status: string;
            platform: string;
            /** @description exact decimal; text is accepted too */
            stopLoss?: Decimal | null;
            /** @description exact decimal; text is accepted too */
            invest?: Decimal | null;
            /** Format: int64 */
            closePositionAfterSeconds?: number | null;
            openingOrderExternalId?: string | null;
            /** Format: uuid */
            openingOrderId?: string | null;
            margin: string;
            openPrice: string;
            closePrice?: string | null;
            /** @description What it would close at now; null when it is closed or not quoted. */
            currentPrice?: string | null;
            /** @description Gross, in the account's currency: floating while open, realized when closed. */
            profitLoss: Decimal;
            /** @description exact decimal; text is accepted too */
            swap: Decimal;
            /** @description exact decimal; text is accepted too */
            takeProfit?: Decimal | null;
            /** @description exact decimal; text is accepted too */
            commission: Decimal;
            tailingStopLossPct?: string | null;
            /** @description Null where nothing was corrected. */
            corrected?: components["schemas"]["PositionCorrection"] | null;
        };
        /** @description What staff corrected after the end. The fields of the position stay as they were executed. */
        PositionCorrection: {
            openPrice?: string | null;
            closePrice?: string | null;
            /** @description exact decimal; text is accepted too */
            commission?: Decimal | null;
            /** @description What the wallet got for it in all, in the account's currency; negative was taken. */
            amount: Decimal;
        };
        OrderPreviewRequest: {
            /** Format: int64 */
            accountId: number;
            symbol: string;
            side: components["schemas"]["OrderSide"];
            /** @description a size as decimal text, at most 8 decimals */
            size: string;
        };
        OrderPreview: {
            price: string;
            /** Format: int64 */
            spreadPoints: number;
            margin: string;
            /** @description Of the opening; a charge is negative. */
            commission: string;
            swapPerNight: string;
            marginFreeAfter: string;
            /** @description exact decimal; text is accepted too */
            marginLevelAfter?: Decimal | null;
            /** @description The wallet's. */
            currency: string;
            allowed: boolean;
            /** @description The code of the refusal, such as NOT_ENOUGH_MARGIN. */
            reason?: string | null;
        };
        OwnOrderQuery: {
            /**
             * Format: int64
             * @default null
             */
            walletId?: number | null;
            /** @default [] */
            statuses?: string[];
            /**
             * Format: int64
             * @default null
             */
            limit?: number | null;
            /**
             * Format: int64
             * @default null
             */
            offset?: number | null;
        };
        Orders: {
            orders: components["schemas"]["Order"][];
            /** Format: int64 */
            count: number;
        };
        OrderQuery: {
            /**
             * Format: int64
             * @default null
             */
            limit?: number | null;
            /**
             * Format: int64
             * @default null
             */
            offset?: number | null;
            /**
             * @description A symbol, or the number of an order, a wallet or a position.
             * @default null
             */
            search?: string | null;
            /** @default [] */
            statuses?: string[];
            /** @default [] */
            types?: string[];
            /**
             * Format: int64
             * @default null
             */
            accountId?: number | null;
            /** @default [] */
            symbols?: string[];
        };
        OneOrder: {
            order: components["schemas"]["Order"];
        };
        /** @description What is not mentioned stays; null removes a stop. */
        OrderChanges: {
            /**
             * @description a price as decimal text, at most 8 decimals
             * @default null
             */
            limitPrice?: string | null;
            /**
             * @description a price as decimal text, at most 8 decimals
             * @default null
             */
            stopPrice?: string | null;
            /**
             * @description a price as decimal text, at most 8 decimals
             * @default null
             */
            takeProfit?: string | null;
            /**
             * @description a price as decimal text, at most 8 decimals
             * @default null
             */
            stopLoss?: string | null;
            /**
             * @description exact decimal; text is accepted too
             * @default null
             */
            trailingStopLossPct?: Decimal | null;
        };
        OrderCancelled: {
            success: boolean;
        };
        OwnPositionQuery: {
            /**
             * Format: int64
             * @default null
             */
            walletId?: number | null;
            /** @default null */
            status?: string | null;
            /**
             * Format: int64
             * @default null
             */
            limit?: number | null;
            /**
             * Format: int64
             * @default null
             */
            offset?: number | null;
        };
        PositionPage: {
            positions: components["schemas"]["Position"][];
            /** Format: int64 */
            count: number;
        };
        Whose: {
            /**
             * Format: int64
             * @description The wallet.
             */
            accountId: number;
        };
        Closed: {
            closed: components["schemas"]["Position"][];
        };
        PositionQuery: {
            /** @default null */
            search?: string | null;
            /**
             * Format: int64
             * @default null
             */
            limit?: number | null;
            /**
             * Format: int64
             * @default null
             */
            offset?: number | null;
            filters?: components["schemas"]["PositionFilters"];
            /** @default null */
            sortBy?: string | null;
        };
        PositionFilters: {
            /** @default [] */
            statuses?: string[];
            /** @default [] */
            symbols?: string[];
            /** @default [] */
            sides?: string[];
            /**
             * Format: uuid
             * @default null
             */
            customerId?: string | null;
            /**
             * Format: int64
             * @default null
             */
            accountId?: number | null;
            /**
             * Format: int64
             * @description A group's number.
             * @default null
             */
            group?: number | null;
            /** @default null */
            isDemo?: boolean | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             * @default null
             */
            openedFrom?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             * @default null
             */
            openedTo?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             * @default null
             */
            closedFrom?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             * @default null
             */
            closedTo?: string | null;
            /** @default [] */
            closedReasons?: string[];
        };
        Pages: {
            positions: components["schemas"]["Position"][];
            /** Format: int64 */
            count: number;
            /** Format: int64 */
            pages: number;
        };
        NewPosition: {
            /**
             * @description a size as decimal text, at most 8 decimals
             * @default null
             */
            size?: string | null;
            /** @default null */
            side?: components["schemas"]["OrderSide"] | null;
            /** @default null */
            symbol?: string | null;
            /**
             * @description The wallet has its platform; what is said here is not read.
             * @default null
             */
            platform?: string | null;
            /**
             * @description a price as decimal text, at most 8 decimals
             * @default null
             */
            stopLoss?: string | null;
            /**
             * Format: int64
             * @default null
             */
            accountId?: number | null;
            /**
             * @description exact decimal; text is accepted too
             * @default null
             */
            marginRate?: Decimal | null;
            /**
             * @description a price as decimal text, at most 8 decimals
             * @default null
             */
            openPrice?: string | null;
            /**
             * @description a price as decimal text, at most 8 decimals
             * @default null
             */
            takeProfit?: string | null;
            /**
             * @description exact decimal; text is accepted too
             * @default null
             */
            tailingStopLossPct?: Decimal | null;
        };
        /** @description What is not mentioned stays; null removes a stop. Both spellings of the trailing stop are read. */
        PositionChanges: {
            /**
             * @description a price as decimal text, at most 8 decimals
             * @default null
             */
            stopLoss?: string | null;
            /**
             * @description a price as decimal text, at most 8 decimals
             * @default null
             */
            takeProfit?: string | null;
            /**
             * @description exact decimal; text is accepted too
             * @default null
             */
            tailingStopLossPct?: Decimal | null;
            /**
             * @description exact decimal; text is accepted too
             * @default null
             */
            trailingStopLossPct?: Decimal | null;
            /**
             * @description For staff, of a closed position: what it should have been opened at. The wallet gets the difference; what was executed stays.
             * @default null
             */
            openPrice?: string | null;
            /**
             * @description For staff, of a closed position: what it should have been closed at.
             * @default null
             */
            closePrice?: string | null;
            /**
             * @description For staff, of a closed position: what its commissions should have been; negative is a charge.
             * @default null
             */
            commission?: Decimal | null;
            /**
             * @description Why, 1 to 500 characters; required with a correction.
             * @default null
             */
            reason?: string | null;
        };
        Part: {
            /**
             * @description All of it when nothing is said.
             * @default null
             */
            size?: string | null;
        };
        OfWallet: {
            /**
             * Format: int64
             * @default null
             */
            offset?: number | null;
            /**
             * Format: int64
             * @default null
             */
            limit?: number | null;
            /** @default null */
            status?: string | null;
            /** @default null */
            orderBy?: string | null;
        };
        Feeds: {
            /**
             * Format: date-time
             * @description The moment of which all this is told.
             */
            asOf: string;
            feeds: components["schemas"]["Feed"][];
            /** @description In the order of the instruments; those that are switched off are left out. */
            symbols: components["schemas"]["FeedSymbol"][];
        };
        Feed: {
            kind: components["schemas"]["FeedKind"];
            state: components["schemas"]["FeedState"];
            /** @description What it said of itself last, if not that all is well. */
            problem?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            lastQuoteAt?: string | null;
            /**
             * Format: int64
             * @description How many came in the last full minute, of all its symbols.
             */
            quotesPerMinute: number;
            /** Format: uint */
            symbols: number;
            /**
             * Format: uint
             * @description Those with a fresh price.
             */
            live: number;
            /**
             * Format: uint
             * @description Those of an open market without one.
             */
            stale: number;
            /** @description Of a replay alone. */
            replay?: components["schemas"]["ReplayStanding"] | null;
        };
        /** @description Where prices come from. */
        FeedKind: "REPLAY" | "PUSH";
        FeedState: "LIVE" | "PARTIAL" | "SILENT" | "CLOSED" | "FAILING";
        /** @description Where a replay stands in the past. */
        ReplayStanding: {
            /**
             * Format: date-time
             * @description Kept every ten seconds; none before the first time.
             */
            position?: string | null;
            /**
             * Format: date-time
             * @description Where the past ends, and the replay begins anew.
             */
            endsAt: string;
            /** @description Seconds of the past in a second of the present. */
            speed: Decimal;
        };
        /** @description A symbol's prices, raw, as they arrive. */
        FeedSymbol: {
            description: string;
            symbol: string;
            feed: components["schemas"]["FeedKind"];
            state: components["schemas"]["FeedSymbolState"];
            bid?: string | null;
            ask?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            lastQuoteAt?: string | null;
            /** Format: int64 */
            ageMs?: number | null;
            /**
             * Format: int64
             * @description Older than this, and nothing executes.
             */
            staleThresholdMs: number;
            /**
             * Format: int64
             * @description How many came in the last full minute.
             */
            quotesPerMinute: number;
        };
        FeedSymbolState: "LIVE" | "STALE" | "UNQUOTED" | "CLOSED";
        StatementQuery: {
            /**
             * Format: date-time
             * @description The first moment of the period.
             */
            start: string;
            /** @description Before this instant; a plain day means through the end of it. */
            end: string;
            /**
             * Format: int64
             * @description One wallet; all live ones when nothing is said.
             * @default null
             */
            walletId?: number | null;
        };
        StatementRecords: {
            /** @description Wallet by wallet, the oldest first. */
            statementRecords: components["schemas"]["StatementRecord"][];
            /** Format: uint */
            count: number;
            wallets: components["schemas"]["StatementWallet"][];
        };
        /** @description One movement of a wallet's cash. */
        StatementRecord: {
            /** @description In English. */
            description: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            at: string;
            /** Format: int64 */
            walletId: number;
            kind: components["schemas"]["EntryKind"];
            /** @description The transaction or position that it is about. */
            reference: string;
            symbol?: string | null;
            /** @description Lots of the position. */
            volume?: string | null;
            openPrice?: string | null;
            closePrice?: string | null;
            /** @description What of the amount is commission, with its sign. */
            commission?: string | null;
            /** @description What of the amount is swap, with its sign. */
            swap?: string | null;
            /** @description Positive: it came in. */
            amount: string;
            /** @description Right after it. */
            balance: string;
            /** @description currency or asset code */
            currency: string;
        };
        /** @description A wallet in a period. */
        StatementWallet: {
            /** Format: int64 */
            walletId: number;
            /** @description currency or asset code */
            currency: string;
            openingBalance: string;
            closingBalance: string;
        };
        StatementFileQuery: {
            /**
             * @description xlsx when nothing is said.
             * @default null
             */
            format?: components["schemas"]["Format"] | null;
            /**
             * Format: date-time
             * @description The first moment of the period.
             */
            start: string;
            /** @description Before this instant; a plain day means through the end of it. */
            end: string;
            /**
             * Format: int64
             * @description One wallet; all live ones when nothing is said.
             * @default null
             */
            walletId?: number | null;
        };
        /**
         * @description The kinds of file.
         * @enum {string}
         */
        Format: "xlsx" | "csv" | "pdf";
        WatchlistWallet: {
            /**
             * Format: int64
             * @description Without it, the first live wallet, else the first.
             * @default null
             */
            walletId?: number | null;
        };
        Watchlist: {
            watchlist: components["schemas"]["InstrumentView"][];
        };
        Watch: {
            symbol?: string | null;
        };
        /** @description As [`People`], of one lead or one affiliate. */
        LeadReportQuery: {
            /**
             * Format: date
             * @description First day of registration, included; YYYY-MM-DD in UTC. Goes with `registrationDateTo`. This pair or that of the last
             *      change is required; with both, both must hold.
             * @example 2026-05-01
             */
            registrationDateFrom?: string | null;
            /**
             * Format: date
             * @description Last day of registration, included; YYYY-MM-DD in UTC.
             * @example 2026-05-31
             */
            registrationDateTo?: string | null;
            /**
             * Format: date
             * @description First day of the last change, included; YYYY-MM-DD in UTC. Goes with `lastModifiedDateTo`.
             */
            lastModifiedDateFrom?: string | null;
            /**
             * Format: date
             * @description Last day of the last change, included; YYYY-MM-DD in UTC.
             */
            lastModifiedDateTo?: string | null;
            /** @description Of this lead alone. An id that nobody has matches nothing. */
            leadId?: string | null;
            /** @description Of this affiliate alone, as `affId` stands in the rows. */
            affId?: string | null;
            /**
             * Format: int64
             * @description Counted from 1; 1 when nothing is said.
             */
            page?: number | null;
            /**
             * Format: int64
             * @description Rows on a page, 1 to 5000; 1000 when nothing is said.
             */
            pageSize?: number | null;
        };
        /** @description A page of rows. */
        Rows_for_PartnerLead: {
            data: components["schemas"]["PartnerLead"][];
            /**
             * Format: int64
             * @description Rows on all pages.
             */
            total: number;
            /**
             * Format: int64
             * @description Counted from 1.
             */
            page: number;
            /** Format: int64 */
            pageSize: number;
            /** Format: int64 */
            totalPages: number;
        };
        /** @description A lead in a report. */
        PartnerLead: {
            leadId: string;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC with milliseconds.
             */
            registrationDate: string;
            /**
             * Format: date-time
             * @description Moves with any change: a field, a tag, the sales status, a deposit, a trade.
             */
            lastModifiedDate: string;
            firstName?: string | null;
            lastName?: string | null;
            email?: string | null;
            /** @description E.164, such as +4915112345601. */
            phone?: string | null;
            /** @description ISO 3166-1 alpha-2. */
            country?: string | null;
            /** @description ISO 639-1. */
            language?: string | null;
            /** @description Who brought the person: `utmDetails.affiliate_id`, or the partner's own id. */
            affId?: string | null;
            campaignId?: string | null;
            /** @description The user whose API key the person came with. */
            source?: string | null;
            referrer?: string | null;
            utmDetails: components["schemas"]["PartnerUtmDetails"];
            tags: components["schemas"]["PartnerTags"][];
            /** @description By its name. */
            salesStatus?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            lastContactDate?: string | null;
            callStatus?: string | null;
            /** @description Has become a customer: then `customerId` is the `userId` of a registration. */
            converted: boolean;
            customerId?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            convertedDate?: string | null;
            metadata: {
                [key: string]: unknown;
            };
            /**
             * @description The address that the lead came from; shown by /ib and /trackbox.
             * @default null
             */
            ip?: string | null;
        };
        /** @description Marketing parameters; others than these may stand beside them. */
        PartnerUtmDetails: {
            utm_campaign?: string | null;
            utm_medium?: string | null;
            utm_source?: string | null;
            utm_term?: string | null;
            utm_content?: string | null;
            utm_ad_group?: string | null;
            utm_placement?: string | null;
            utm_device?: string | null;
            affiliate_id?: string | null;
            campaign_id?: string | null;
            source_page?: string | null;
            data_referrer?: string | null;
            gclid?: string | null;
        } & {
            [key: string]: string;
        };
        /** @description Tags of one kind. */
        PartnerTags: {
            category: string;
            tags: string[];
        };
        /** @description As [`People`], of one customer or one affiliate. */
        Registrations: {
            /**
             * Format: date
             * @description First day of registration, included; YYYY-MM-DD in UTC. Goes with `registrationDateTo`. This pair or that of the last
             *      change is required; with both, both must hold.
             * @example 2026-05-01
             */
            registrationDateFrom?: string | null;
            /**
             * Format: date
             * @description Last day of registration, included; YYYY-MM-DD in UTC.
             * @example 2026-05-31
             */
            registrationDateTo?: string | null;
            /**
             * Format: date
             * @description First day of the last change, included; YYYY-MM-DD in UTC. Goes with `lastModifiedDateTo`.
             */
            lastModifiedDateFrom?: string | null;
            /**
             * Format: date
             * @description Last day of the last change, included; YYYY-MM-DD in UTC.
             */
            lastModifiedDateTo?: string | null;
            /** @description Of this customer alone: the `userId` of a registration. An id that nobody has matches nothing. */
            userId?: string | null;
            /** @description Of this affiliate alone, as `affId` stands in the rows. */
            affId?: string | null;
            /**
             * Format: int64
             * @description Counted from 1; 1 when nothing is said.
             */
            page?: number | null;
            /**
             * Format: int64
             * @description Rows on a page, 1 to 5000; 1000 when nothing is said.
             */
            pageSize?: number | null;
        };
        /** @description A page of rows. */
        Rows_for_PartnerRegistration: {
            data: components["schemas"]["PartnerRegistration"][];
            /**
             * Format: int64
             * @description Rows on all pages.
             */
            total: number;
            /**
             * Format: int64
             * @description Counted from 1.
             */
            page: number;
            /** Format: int64 */
            pageSize: number;
            /** Format: int64 */
            totalPages: number;
        };
        /** @description A customer in a report. */
        PartnerRegistration: {
            /** @description The customer. */
            userId: string;
            leadId?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC with milliseconds.
             */
            registrationDate: string;
            /**
             * Format: date-time
             * @description Moves with any change: a field, a tag, the sales status, a deposit, a trade.
             */
            lastModifiedDate: string;
            firstName?: string | null;
            lastName?: string | null;
            email?: string | null;
            /** @description E.164, such as +4915112345601. */
            phone?: string | null;
            /** @description ISO 3166-1 alpha-2. */
            country?: string | null;
            /** @description ISO 639-1. */
            language?: string | null;
            /** @description Who brought the person: `utmDetails.affiliate_id`, or the partner's own id. */
            affId?: string | null;
            campaignId?: string | null;
            /** @description The user whose API key the person came with. */
            source?: string | null;
            referrer?: string | null;
            utmDetails: components["schemas"]["PartnerUtmDetails"];
            tags: components["schemas"]["PartnerTags"][];
            /** @description By its name. */
            salesStatus?: string | null;
            /** @description Live accounts as `(login, platform, live)`, several joined with a comma and a blank. */
            userAdditionalId: string;
            tradingAccounts: components["schemas"]["ReportedAccount"][];
            /** @description PENDING, IN_REVIEW, APPROVED, REJECTED or REVOKED. */
            kycStatus: string;
            /** @description ACTIVE or DISABLED. */
            accountStatus: string;
            isTest: boolean;
            /** @description Whether there was a first deposit of real money; no bonus, transfer, correction, demo or fake one counts. */
            hasFTD: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            ftdDate?: string | null;
            /** @description In `ftdCurrency`. */
            ftdAmount?: string | null;
            ftdCurrency?: string | null;
            ftdAmountUSD?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            qualificationDate?: string | null;
            /**
             * Format: int64
             * @description Completed deposits of real money.
             */
            depositCount: number;
            totalDepositsUSD: string;
            totalWithdrawalsUSD: string;
            /** @description Deposits less withdrawals. */
            netDepositsUSD: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            lastDepositDate?: string | null;
            /** @description Closed, on live accounts. */
            totalLots: string;
            /** @description What was closed, units times price, in US dollars. */
            volumeUSD: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            lastTradeDate?: string | null;
        };
        /** @description A trading account of a customer. */
        ReportedAccount: {
            type: components["schemas"]["AccountType"];
            login: string;
            serverTag: string;
            platform: string;
            currency: string;
            group: string;
            /** Format: int64 */
            leverage: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            createdAt: string;
        };
        /**
         * @description Real money or play money.
         * @enum {string}
         */
        AccountType: "live" | "demo";
        /** @description As [`PlainTransactions`], of one customer. */
        TransactionReportQuery: {
            /**
             * Format: date
             * @description First day on which the money moved, included; YYYY-MM-DD in UTC.
             * @example 2026-05-01
             */
            transactionDateFrom: string;
            /**
             * Format: date
             * @description Last day, included; YYYY-MM-DD in UTC.
             * @example 2026-05-31
             */
            transactionDateTo: string;
            /** @description Of this customer alone: the `userId` of a registration. An id that nobody has matches nothing. */
            userId?: string | null;
            /**
             * Format: int64
             * @description Counted from 1; 1 when nothing is said.
             */
            page?: number | null;
            /**
             * Format: int64
             * @description Rows on a page, 1 to 5000; 1000 when nothing is said.
             */
            pageSize?: number | null;
        };
        /** @description A page of rows. */
        Rows_for_PartnerTransaction: {
            data: components["schemas"]["PartnerTransaction"][];
            /**
             * Format: int64
             * @description Rows on all pages.
             */
            total: number;
            /**
             * Format: int64
             * @description Counted from 1.
             */
            page: number;
            /** Format: int64 */
            pageSize: number;
            /** Format: int64 */
            totalPages: number;
        };
        /** @description A successful transaction in a report. */
        PartnerTransaction: {
            type: components["schemas"]["ReportType"];
            transactionId: string;
            /** @description The customer: the `userId` of a registration. */
            userId: string;
            leadId?: string | null;
            /**
             * Format: date-time
             * @description When the money moved, RFC 3339 in UTC: the date that the filter means.
             */
            transactionDate: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            lastModifiedDate: string;
            /** @description Always positive. */
            amount: string;
            direction: components["schemas"]["PartnerDirection"];
            currency: string;
            /** @description Null when no rate was known. */
            amountUSD?: string | null;
            /** @description US dollars for one unit of the currency; null when none was known. */
            exchangeRate?: string | null;
            method?: string | null;
            provider?: string | null;
            status: components["schemas"]["Successful"];
            /** @description The customer's first deposit of real money. */
            isFTD: boolean;
            /** @description Marked by staff as not real money; such rows come with `includeFake=true` of /ib alone. */
            isFake: boolean;
            /** @description The trade, or `N/A`. */
            productId: string;
            /** @description The trading account. */
            login: string;
            serverTag: string;
            affId?: string | null;
            tags: components["schemas"]["PartnerTags"][];
            /**
             * @description What staff wrote beside it; shown to staff users' programs.
             * @default null
             */
            comment?: string | null;
        };
        /**
         * @description What partners' reports call it.
         * @enum {string}
         */
        ReportType: "DEPOSIT" | "WITHDRAWAL" | "BONUS" | "CREDIT" | "CORRECTION" | "CHARGEBACK" | "REFUND" | "FEE" | "TRANSFER";
        /**
         * @description Seen from the wallet.
         * @enum {string}
         */
        PartnerDirection: "IN" | "OUT";
        /**
         * @description The only status of a row in a report.
         * @enum {string}
         */
        Successful: "SUCCESS";
        /** @description As [`PlainPositions`], of one customer. */
        PositionReportQuery: {
            /**
             * Format: date
             * @description First day of the close, included; YYYY-MM-DD in UTC.
             * @example 2026-05-01
             */
            positionCloseDateFrom: string;
            /**
             * Format: date
             * @description Last day of the close, included; YYYY-MM-DD in UTC.
             * @example 2026-05-31
             */
            positionCloseDateTo: string;
            /**
             * @description One of those that `servers` lists, such as `neo-live`.
             * @example neo-live
             */
            serverTag: string;
            /** @description Of this customer alone: the `userId` of a registration. An id that nobody has matches nothing. */
            userId?: string | null;
            /**
             * Format: int64
             * @description Counted from 1; 1 when nothing is said.
             */
            page?: number | null;
            /**
             * Format: int64
             * @description Rows on a page, 1 to 5000; 1000 when nothing is said.
             */
            pageSize?: number | null;
        };
        /** @description A page of rows. */
        Rows_for_PartnerPosition: {
            data: components["schemas"]["PartnerPosition"][];
            /**
             * Format: int64
             * @description Rows on all pages.
             */
            total: number;
            /**
             * Format: int64
             * @description Counted from 1.
             */
            page: number;
            /** Format: int64 */
            pageSize: number;
            /** Format: int64 */
            totalPages: number;
        };
        /** @description A closed position in a report. */
        PartnerPosition: {
            positionId: string;
            /** @description The customer: the `userId` of a registration. */
            userId: string;
            /** @description The trading account. */
            login: string;
            serverTag: string;
            platform: string;
            symbol: string;
            /** @description currencies, indices, commodities, cryptos or equities. */
            symbolGroup: string;
            side: components["schemas"]["Side"];
            /** @description What was closed; 0.4 lots are 0.4. */
            lots: string;
            /** @description Lots times contract size. */
            units: string;
            /** @description Units times the closing price, in US dollars. */
            volumeUSD: string;
            openPrice: string;
            closePrice: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            openTime: string;
            /**
             * Format: date-time
             * @description The date that the filter means.
             */
            closeTime: string;
            /** @description Gross, in `currency`. */
            profitLoss: string;
            /** @description Negative is a charge. */
            swap: string;
            /** @description Negative is a charge. */
            commission: string;
            /** @description Profit and loss with swap and commission. */
            netProfit: string;
            /** @description Of the trading account. */
            currency: string;
            netProfitUSD: string;
            /** @description What the spread earned the house, in the account's currency. */
            spreadCost: string;
            /** @description USER, ADMIN, STOP_LOSS, TAKE_PROFIT, TRAILING_STOP, STOP_OUT and others. */
            closeReason: string;
            affId?: string | null;
            isTest: boolean;
        };
        /** @enum {string} */
        Side: "BUY" | "SELL";
        /** @description Trading servers by platform. */
        Servers: {
            data: {
                [key: string]: components["schemas"]["PartnerServer"][];
            };
            /** Format: int64 */
            total: number;
        };
        /** @description A trading server. */
        PartnerServer: {
            type: components["schemas"]["AccountType"];
            serverTag: string;
            name: string;
        };
        /** @description Leads or registrations by their dates. */
        People: {
            /**
             * Format: date
             * @description First day of registration, included; YYYY-MM-DD in UTC. Goes with `registrationDateTo`. This pair or that of the last
             *      change is required; with both, both must hold.
             * @example 2026-05-01
             */
            registrationDateFrom?: string | null;
            /**
             * Format: date
             * @description Last day of registration, included; YYYY-MM-DD in UTC.
             * @example 2026-05-31
             */
            registrationDateTo?: string | null;
            /**
             * Format: date
             * @description First day of the last change, included; YYYY-MM-DD in UTC. Goes with `lastModifiedDateTo`.
             */
            lastModifiedDateFrom?: string | null;
            /**
             * Format: date
             * @description Last day of the last change, included; YYYY-MM-DD in UTC.
             */
            lastModifiedDateTo?: string | null;
            /**
             * Format: int64
             * @description Counted from 1; 1 when nothing is said.
             */
            page?: number | null;
            /**
             * Format: int64
             * @description Rows on a page, 1 to 5000; 1000 when nothing is said.
             */
            pageSize?: number | null;
        };
        /** @description As [`PlainTransactions`], also those that staff marked as fake. */
        TransactionsMaybeFake: {
            /**
             * Format: date
             * @description First day on which the money moved, included; YYYY-MM-DD in UTC.
             * @example 2026-05-01
             */
            transactionDateFrom: string;
            /**
             * Format: date
             * @description Last day, included; YYYY-MM-DD in UTC.
             * @example 2026-05-31
             */
            transactionDateTo: string;
            /** @description Also the rows that staff marked as not real money (`isFake`); false when nothing is said. */
            includeFake?: boolean | null;
            /**
             * Format: int64
             * @description Counted from 1; 1 when nothing is said.
             */
            page?: number | null;
            /**
             * Format: int64
             * @description Rows on a page, 1 to 5000; 1000 when nothing is said.
             */
            pageSize?: number | null;
        };
        /** @description Closed positions of one server by the day they were closed. */
        PlainPositions: {
            /**
             * Format: date
             * @description First day of the close, included; YYYY-MM-DD in UTC.
             * @example 2026-05-01
             */
            positionCloseDateFrom: string;
            /**
             * Format: date
             * @description Last day of the close, included; YYYY-MM-DD in UTC.
             * @example 2026-05-31
             */
            positionCloseDateTo: string;
            /**
             * @description One of those that `servers` lists, such as `neo-live`.
             * @example neo-live
             */
            serverTag: string;
            /**
             * Format: int64
             * @description Counted from 1; 1 when nothing is said.
             */
            page?: number | null;
            /**
             * Format: int64
             * @description Rows on a page, 1 to 5000; 1000 when nothing is said.
             */
            pageSize?: number | null;
        };
        /** @description Transactions by their day. */
        PlainTransactions: {
            /**
             * Format: date
             * @description First day on which the money moved, included; YYYY-MM-DD in UTC.
             * @example 2026-05-01
             */
            transactionDateFrom: string;
            /**
             * Format: date
             * @description Last day, included; YYYY-MM-DD in UTC.
             * @example 2026-05-31
             */
            transactionDateTo: string;
            /**
             * Format: int64
             * @description Counted from 1; 1 when nothing is said.
             */
            page?: number | null;
            /**
             * Format: int64
             * @description Rows on a page, 1 to 5000; 1000 when nothing is said.
             */
            pageSize?: number | null;
        };
        AffiliateDashboard: {
            /** Format: int64 */
            signUpsLastMonth: number;
            /** Format: int64 */
            signupsThisMonth: number;
            /** Format: int64 */
            fundedLastMonth: number;
            /** Format: int64 */
            fundedThisMonth: number;
            /** @description US dollars; nothing is earned before there is a commission plan. */
            earningsLastMonth: Decimal;
            /** @description exact decimal; text is accepted too */
            earningsThisMonth: Decimal;
            /** Format: int64 */
            cpasLastMonth: number;
            /** Format: int64 */
            cpasThisMonth: number;
            /** @description US dollars traded by referrals. */
            volumesLastMonth: Decimal;
            /** @description exact decimal; text is accepted too */
            volumesThisMonth: Decimal;
            /** @description US dollars, since the beginning. */
            totalBalance: Decimal;
            /** @description exact decimal; text is accepted too */
            unpaidBalance: Decimal;
            /** Format: int64 */
            totalLoginsLastMonth: number;
            /** Format: int64 */
            totalLoginsThisMonth: number;
            last5SignIns: components["schemas"]["ReferralSignIn"][];
            /**
             * Format: int64
             * @description All referrals, and how many of them have deposited and traded.
             */
            totalSignUps: number;
            /** Format: int64 */
            totalFunded: number;
            /** Format: int64 */
            totalActive: number;
            days: components["schemas"]["ReferralDay"][];
            /** @description What stands in the partner's link; none until they have one. */
            refKey?: string | null;
            /**
             * Format: date-time
             * @description When the figures were counted.
             */
            asOf: string;
            /** @description Of the sums. */
            currency: string;
        };
        /** @description A referral who signed in. */
        ReferralSignIn: {
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            at: string;
            /** @description Without its last part. */
            ip: string;
            country?: string | null;
            /** Format: uuid */
            customerId: string;
            /** @description The first name alone. */
            name: string;
        };
        /** @description A day of a chart. */
        ReferralDay: {
            /** @description The UTC day. */
            date: string;
            /** Format: int64 */
            signUps: number;
            /**
             * Format: int64
             * @description Referrals whose first deposit was on this day.
             */
            funded: number;
            /** @description US dollars traded. */
            volume: Decimal;
        };
        WebhookEndpoints: {
            endpoints: components["schemas"]["WebhookEndpoint"][];
        };
        WebhookEndpoint: {
            description: string;
            /** Format: uuid */
            id: string;
            url: string;
            events: components["schemas"]["WebhookEvent"][];
            enabled: boolean;
            /** @description Why it is switched off. */
            disabledBecause?: components["schemas"]["WebhookDisabledBecause"] | null;
            /**
             * Format: date-time
             * @description Since when nothing has arrived.
             */
            failingSince?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            createdAt: string;
        };
        /** @description What endpoints can be told of. The names are those of the outbox. */
        WebhookEvent: ("deposit.reversed" | "position.opened" | "position.corrected" | "kyc.submitted" | "kyc.approved" | "kyc.rejected" | "account.margin_call" | "account.stop_out") | "lead.created" | "customer.created" | "deposit.completed" | "withdrawal.completed" | "withdrawal.released" | "position.closed";
        /** @description Why an endpoint was switched off. */
        WebhookDisabledBecause: "STAFF" | "GONE" | "FAILING";
        CreateWebhookEndpoint: {
            /** @default  */
            description?: string;
            /** @description Where events are sent: `https`, or `http` while it is tried out. */
            url: string;
            /** @description At least one. */
            events: components["schemas"]["WebhookEvent"][];
        };
        WebhookEndpointCreated: {
            endpoint: components["schemas"]["WebhookEndpoint"];
            /** @description The key that signs every message (Standard Webhooks); shown this once. */
            secret: string;
        };
        ChangeWebhookEndpoint: {
            description?: string | null;
            url?: string | null;
            events?: components["schemas"]["WebhookEvent"][] | null;
            /** @description Switched on again it starts afresh; what was missed can be replayed. */
            enabled?: boolean | null;
        };
        WebhookEndpointChanged: {
            endpoint: components["schemas"]["WebhookEndpoint"];
        };
        Filter: {
            /** Format: int64 */
            limit?: number | null;
            /** Format: int64 */
            offset?: number | null;
            status?: components["schemas"]["WebhookDeliveryStatus"] | null;
        };
        /** @enum {string} */
        WebhookDeliveryStatus: "PENDING" | "DELIVERED" | "FAILED";
        WebhookDeliveries: {
            deliveries: components["schemas"]["WebhookDelivery"][];
            /** Format: int64 */
            count: number;
        };
        WebhookDelivery: {
            /** Format: uuid */
            id: string;
            /** @description As it was told; another version of this program may have known more events. */
            event: string;
            /** @description The `webhook-id` of all its attempts. */
            messageId: string;
            status: components["schemas"]["WebhookDeliveryStatus"];
            /**
             * Format: int64
             * @description Replays included.
             */
            attempts: number;
            /**
             * Format: int64
             * @description What the endpoint answered last.
             */
            responseStatus?: number | null;
            /** @description Why the last attempt failed. */
            lastError?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            attemptedAt?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            nextAttemptAt?: string | null;
        };
        Settings: {
            settings: components["schemas"]["Setting"][];
        };
        /** @description A setting with what it may be. */
        Setting: {
            key: string;
            kind: components["schemas"]["SettingKind"];
            /** @description What counts now. */
            value: string;
            default: string;
            /**
             * Format: int64
             * @description Of a number.
             */
            minimum?: number | null;
            /** Format: int64 */
            maximum?: number | null;
            /**
             * Format: uint
             * @description Of a text.
             */
            maxLength?: number | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            updatedAt?: string | null;
            /** @description The name of whoever changed it last. */
            updatedBy?: string | null;
        };
        /**
         * @description What a value may be.
         * @enum {string}
         */
        SettingKind: "FLAG" | "LINE" | "COLOR" | "EMAIL" | "WHOLE";
        /** @description The contract's answer. */
        SettingValue: {
            value: string;
        };
        UpdateSetting: {
            /** @description As text, whatever its kind: `true`, `18`, `#3466d6`. */
            val: string;
        };
        Smtp: {
            /** @description Empty while the brand has no server of its own. */
            host: string;
            sender: string;
            /** Format: uint16 */
            port: number;
            username: string;
            /** @description A mask when there is one. */
            password: string;
            secure: boolean;
            staffEmail: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            updatedAt?: string | null;
            updatedBy?: string | null;
        };
        UpdateSmtp: {
            /** @description A name or a public address. */
            host: string;
            /** @description `Name <address>`. */
            sender: string;
            /**
             * Format: uint16
             * @description 465 is encrypted from the first byte, on others the encryption is asked for.
             */
            port: number;
            /** @description Empty where the server wants none. */
            username: string;
            /** @description The mask keeps the one that is there. */
            password: string;
            /** @description Encrypted, or not at all used. */
            secure: boolean;
            /** @description Where notices of the house go, such as of a webhook that was switched off. */
            staffEmail: string;
        };
        DefaultWallet: {
            platform: components["schemas"]["Platform"];
            /** @description The name of the group for wallets of its currency; empty: the first of each currency. */
            group: string;
        };
        UpdateDefaultWallet: {
            /** @description NEO or PRO. */
            platform: components["schemas"]["Platform"];
            /** @description The name of a group. */
            group: string;
        };
        /** @description What everybody may see of a brand, before they sign in too. */
        Brand: {
            name: string;
            /** @description Empty: the usual one. */
            color: string;
            supportEmail: string;
            redIsUp: boolean;
        };
        DashboardQuery: {
            /**
             * Format: date-time
             * @description The first moment of the period, such as `2026-05-01T00:00:00Z`.
             */
            periodStart: string;
            /**
             * Format: date-time
             * @description The first moment after it.
             */
            periodEnd: string;
        };
        Dashboard: {
            /** Format: int64 */
            totalRegistrations: number;
            /** @description US dollars. */
            totalDeposits: Decimal;
            /**
             * Format: int64
             * @description Loyalty coins handed out; there is no loyalty programme yet.
             */
            totalCoins: number;
            /**
             * Format: int64
             * @description Messages and calls to and from customers and leads.
             */
            totalMessages: number;
            /**
             * Format: int64
             * @description Files handed out; none are offered yet.
             */
            totalDownloads: number;
            /**
             * Format: int64
             * @description Withdrawals that wait for a decision.
             */
            pendingPayouts: number;
            registrationsChart: components["schemas"]["ChartPoint"][];
            depositsChart: components["schemas"]["ChartPoint"][];
            withdrawalsChart: components["schemas"]["ChartPoint"][];
            loginsChart: components["schemas"]["ChartPoint"][];
            /** @description Positions opened; the value is their lots. */
            tradesPositionsChart: components["schemas"]["ChartPoint"][];
            period: components["schemas"]["PeriodFigures"];
            /** @description The period of the same length right before. */
            previousPeriod: components["schemas"]["PeriodFigures"];
            queues: components["schemas"]["Queues"];
            exposure: components["schemas"]["SymbolExposure"][];
            leadsByStatus: components["schemas"]["LeadsByStatus"][];
            /**
             * Format: date-time
             * @description When the figures were counted.
             */
            asOf: string;
            /** @description Of the sums. */
            currency: string;
        };
        /** @description A day of a chart. */
        ChartPoint: {
            /** @description The UTC day. */
            date: string;
            /** @description A sum: US dollars or lots; the same as `count` where there is nothing to sum. */
            value: Decimal;
            /** Format: int64 */
            count: number;
        };
        /** @description The figures of one period. */
        PeriodFigures: {
            /** Format: int64 */
            registrations: number;
            /** Format: int64 */
            leads: number;
            /** Format: int64 */
            logins: number;
            /**
             * Format: int64
             * @description Customers whose first deposit fell into the period.
             */
            firstDeposits: number;
            /** Format: int64 */
            deposits: number;
            /** @description US dollars. */
            depositsUsd: Decimal;
            /** Format: int64 */
            withdrawals: number;
            /** @description US dollars. */
            withdrawalsUsd: Decimal;
            /** Format: int64 */
            positionsOpened: number;
            /** @description exact decimal; text is accepted too */
            lots: Decimal;
        };
        /** @description What waits for somebody, now. */
        Queues: {
            /** Format: int64 */
            kycInReview: number;
            /** Format: int64 */
            withdrawalsPending: number;
            /** @description US dollars. */
            withdrawalsPendingUsd: Decimal;
            /**
             * Format: date-time
             * @description When the oldest of them was asked for.
             */
            oldestWithdrawal?: string | null;
        };
        /** @description What customers hold of a symbol, now; the house is on the other side. */
        SymbolExposure: {
            symbol: string;
            /** Format: int64 */
            positions: number;
            /** @description exact decimal; text is accepted too */
            longLots: Decimal;
            /** @description exact decimal; text is accepted too */
            shortLots: Decimal;
            /** @description Long less short. */
            netLots: Decimal;
        };
        LeadsByStatus: {
            status: string;
            color?: string | null;
            /** Format: int64 */
            count: number;
        };
        TimelineQuery: {
            /**
             * Format: int64
             * @description How many events, 1 to 500; 50 when nothing is said.
             * @default null
             */
            limit?: number | null;
            /**
             * Format: date-time
             * @description Only what happened before this moment: the time of the last event of the page before.
             * @default null
             */
            before?: string | null;
            /**
             * @description Only events of these kinds.
             * @default []
             */
            kinds?: string[];
        };
        Timeline: {
            events: components["schemas"]["TimelineEvent"][];
        };
        /** @description Something that happened. */
        TimelineEvent: {
            title: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            at: string;
            /** @description REGISTRATION, SIGN_IN, CHANGE, COMMENT, COMMUNICATION, DOCUMENT, WALLET, MONEY or TRADE. */
            kind: components["schemas"]["Kind"];
            details?: string | null;
            /** @description Who did it, where that was not the customer. */
            actorName?: string | null;
            /** @description The id of what it is about. */
            reference?: string | null;
        };
        /**
         * @description What sort of thing happened.
         * @enum {string}
         */
        Kind: "REGISTRATION" | "SIGN_IN" | "CHANGE" | "COMMENT" | "COMMUNICATION" | "DOCUMENT" | "WALLET" | "MONEY" | "TRADE";
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getAffiliateDashboard: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AffiliateDashboard"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEarnings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Earnings"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyList"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiKey"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyCreated"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @description At most so many, 50 if nothing is said. */
                limit?: number | null;
                offset?: number | null;
                actorId?: string | null;
                /** @description Such as `role`. */
                entity?: string | null;
                entityId?: string | null;
                /** @description Such as `role.changed`. */
                action?: string | null;
                /** @description RFC 3339, UTC, milliseconds */
                from?: string | null;
                /** @description Exclusive. */
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditList"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyAudit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditVerdict"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    partnerLogin: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartnerLogin"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnerToken"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBrand: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What everybody may see of a brand, before they sign in too. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Brand"];
                };
            };
            /** @description No brand is served under this host name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cellxpertLeads: {
        parameters: {
            query?: {
                /**
                 * @description First day of registration, included; YYYY-MM-DD in UTC. Goes with `registrationDateTo`. This pair or that of the last
                 *      change is required; with both, both must hold.
                 */
                registrationDateFrom?: string | null;
                /** @description Last day of registration, included; YYYY-MM-DD in UTC. */
                registrationDateTo?: string | null;
                /** @description First day of the last change, included; YYYY-MM-DD in UTC. Goes with `lastModifiedDateTo`. */
                lastModifiedDateFrom?: string | null;
                /** @description Last day of the last change, included; YYYY-MM-DD in UTC. */
                lastModifiedDateTo?: string | null;
                /** @description Of this lead alone. An id that nobody has matches nothing. */
                leadId?: string | null;
                /** @description Of this affiliate alone, as `affId` stands in the rows. */
                affId?: string | null;
                /** @description Counted from 1; 1 when nothing is said. */
                page?: number | null;
                /** @description Rows on a page, 1 to 5000; 1000 when nothing is said. */
                pageSize?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_for_PartnerLead"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cellxpertPositions: {
        parameters: {
            query: {
                /** @description First day of the close, included; YYYY-MM-DD in UTC. */
                positionCloseDateFrom: string;
                /** @description Last day of the close, included; YYYY-MM-DD in UTC. */
                positionCloseDateTo: string;
                /** @description One of those that `servers` lists, such as `neo-live`. */
                serverTag: string;
                /** @description Of this customer alone: the `userId` of a registration. An id that nobody has matches nothing. */
                userId?: string | null;
                /** @description Counted from 1; 1 when nothing is said. */
                page?: number | null;
                /** @description Rows on a page, 1 to 5000; 1000 when nothing is said. */
                pageSize?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_for_PartnerPosition"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cellxpertRegistrations: {
        parameters: {
            query?: {
                /**
                 * @description First day of registration, included; YYYY-MM-DD in UTC. Goes with `registrationDateTo`. This pair or that of the last
                 *      change is required; with both, both must hold.
                 */
                registrationDateFrom?: string | null;
                /** @description Last day of registration, included; YYYY-MM-DD in UTC. */
                registrationDateTo?: string | null;
                /** @description First day of the last change, included; YYYY-MM-DD in UTC. Goes with `lastModifiedDateTo`. */
                lastModifiedDateFrom?: string | null;
                /** @description Last day of the last change, included; YYYY-MM-DD in UTC. */
                lastModifiedDateTo?: string | null;
                /** @description Of this customer alone: the `userId` of a registration. An id that nobody has matches nothing. */
                userId?: string | null;
                /** @description Of this affiliate alone, as `affId` stands in the rows. */
                affId?: string | null;
                /** @description Counted from 1; 1 when nothing is said. */
                page?: number | null;
                /** @description Rows on a page, 1 to 5000; 1000 when nothing is said. */
                pageSize?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_for_PartnerRegistration"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cellxpertServers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Trading servers by platform. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Servers"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cellxpertTransactions: {
        parameters: {
            query: {
                /** @description First day on which the money moved, included; YYYY-MM-DD in UTC. */
                transactionDateFrom: string;
                /** @description Last day, included; YYYY-MM-DD in UTC. */
                transactionDateTo: string;
                /** @description Of this customer alone: the `userId` of a registration. An id that nobody has matches nothing. */
                userId?: string | null;
                /** @description Counted from 1; 1 when nothing is said. */
                page?: number | null;
                /** @description Rows on a page, 1 to 5000; 1000 when nothing is said. */
                pageSize?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_for_PartnerTransaction"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listConversions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversion"][];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createConversion: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewConversion"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversion"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getConversion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversion"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateConversion: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversionChanges"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversion"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteConversion: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversionDeleted"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCountries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Countries"];
                };
            };
            /** @description No brand is served under this host name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    toggleCountry: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ToggleCountry"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountryToggled"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCustomerFields: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerFields"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setCustomerFields: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetCustomerFields"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerFields"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCustomers: {
        parameters: {
            query?: {
                /** @description Where to start, counted from 0. */
                offset?: number | null;
                /** @description How many at most, up to 1000, or up to 100000 of the ids alone; 0 answers none, and the list its count. */
                limit?: number | null;
                /** @description Part of the name, e-mail or phone number, or the whole account number or id. */
                search?: string | null;
                /**
                 * @description `createdAt`, `-createdAt`, `createdAt|DESC` and so on for updatedAt, name, email, country, status, kycStatus, accountId,
                 *      depositTotal, withdrawalTotal, lastActive, lastLoginDate, lastDepositDate, lastTradingActivityDate, totalVolumeTraded,
                 *      positionsCount.
                 */
                sortBy?: string | null;
                /** @description ISO 3166 alpha-2. */
                country?: string | null;
                /** @description A group's number or name. */
                group?: string | null;
                /** @description RFC 3339, UTC, milliseconds */
                lastActivityStart?: string | null;
                /** @description RFC 3339, UTC, milliseconds */
                lastActivityEnd?: string | null;
                /** @description RFC 3339, UTC, milliseconds */
                registrationStart?: string | null;
                /** @description RFC 3339, UTC, milliseconds */
                registrationEnd?: string | null;
                selectedStatuses?: components["schemas"]["CustomerStatus"][];
                selectedKycStatuses?: components["schemas"]["KycStatus"][];
                roles?: string[];
                sources?: string[];
                /** @description `0`, `3`, `1+` or `2-5`. */
                depositCount?: string | null;
                /** @description A sales status by number or by name. */
                salesStatus?: string | null;
                /** @description `active` within 30 days, `inactive` since, or `never`. */
                activity?: string | null;
                /** @description `open` or `none`. */
                positions?: string | null;
                introducerId?: string | null;
                /** @description RFC 3339, UTC, milliseconds */
                updatedSince?: string | null;
                riskStatus?: string | null;
                /** @description Staff ids; `none` for customers without one. */
                retentionAgents?: string[];
                conversionAgents?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customers"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCustomer"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerCreated"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateCustomers: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateCustomers"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCustomerIds: {
        parameters: {
            query?: {
                /** @description Where to start, counted from 0. */
                offset?: number | null;
                /** @description How many at most, up to 1000, or up to 100000 of the ids alone; 0 answers none, and the list its count. */
                limit?: number | null;
                /** @description Part of the name, e-mail or phone number, or the whole account number or id. */
                search?: string | null;
                /**
                 * @description `createdAt`, `-createdAt`, `createdAt|DESC` and so on for updatedAt, name, email, country, status, kycStatus, accountId,
                 *      depositTotal, withdrawalTotal, lastActive, lastLoginDate, lastDepositDate, lastTradingActivityDate, totalVolumeTraded,
                 *      positionsCount.
                 */
                sortBy?: string | null;
                /** @description ISO 3166 alpha-2. */
                country?: string | null;
                /** @description A group's number or name. */
                group?: string | null;
                /** @description RFC 3339, UTC, milliseconds */
                lastActivityStart?: string | null;
                /** @description RFC 3339, UTC, milliseconds */
                lastActivityEnd?: string | null;
                /** @description RFC 3339, UTC, milliseconds */
                registrationStart?: string | null;
                /** @description RFC 3339, UTC, milliseconds */
                registrationEnd?: string | null;
                selectedStatuses?: components["schemas"]["CustomerStatus"][];
                selectedKycStatuses?: components["schemas"]["KycStatus"][];
                roles?: string[];
                sources?: string[];
                /** @description `0`, `3`, `1+` or `2-5`. */
                depositCount?: string | null;
                /** @description A sales status by number or by name. */
                salesStatus?: string | null;
                /** @description `active` within 30 days, `inactive` since, or `never`. */
                activity?: string | null;
                /** @description `open` or `none`. */
                positions?: string | null;
                introducerId?: string | null;
                /** @description RFC 3339, UTC, milliseconds */
                updatedSince?: string | null;
                riskStatus?: string | null;
                /** @description Staff ids; `none` for customers without one. */
                retentionAgents?: string[];
                conversionAgents?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerIds"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A customer with everything that staff look at. Money is in US dollars. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What to change; what is not given stays. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerChange"];
            };
        };
        responses: {
            /** @description A customer with everything that staff look at. Money is in US dollars. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCustomerComments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerComments"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createCustomerComment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCustomerComment"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerCommented"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCustomerCommunications: {
        parameters: {
            query?: {
                /** @description 1 to 1000, 50 when nothing is said. */
                limit?: number | null;
                offset?: number | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerCommunications"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCustomerDocuments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"][];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uploadCustomerDocument: {
        parameters: {
            query: {
                /** @description The customer once more. */
                userId: string;
            };
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    type?: string;
                    /** Format: binary */
                    file?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentAdded"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The file is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A file or field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    emailCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMail"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sent"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveKyc: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KycDecided"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rejectKyc: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description Why something was refused or taken back. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["KycReason"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KycDecided"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetKyc: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KycDecided"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeKyc: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description Why something was refused or taken back. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["KycReason"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KycDecided"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomerTimeline: {
        parameters: {
            query?: {
                /** @description How many events, 1 to 500; 50 when nothing is said. */
                limit?: number | null;
                /** @description Only what happened before this moment: the time of the last event of the page before. */
                before?: string | null;
                /** @description Only events of these kinds. */
                kinds?: string[];
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDashboard: {
        parameters: {
            query: {
                /** @description The first moment of the period, such as `2026-05-01T00:00:00Z`. */
                periodStart: string;
                /** @description The first moment after it. */
                periodEnd: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dashboard"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDocumentFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description No brand is served under this host name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDowntimes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DowntimeList"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createDowntime: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DowntimeInput"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneDowntime"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDowntime: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneDowntime"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateDowntime: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DowntimeInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneDowntime"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteDowntime: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listExchangeRates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeRate"][];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createExchangeRate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RateInput"];
            };
        };
        responses: {
            /** @description A rate of a pair of currencies. MANUAL rates are set by staff; a MARKET rate is the mid price of the moment. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeRate"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    quoteExchangeRate: {
        parameters: {
            query: {
                /** @description How the money is paid: the currency code of a payment in that currency (`EUR`), or a payment method. */
                method: string;
                /** @description How much is to be converted. */
                amount: Decimal;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quoted"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateExchangeRate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RateInput"];
            };
        };
        responses: {
            /** @description A rate of a pair of currencies. MANUAL rates are set by staff; a MARKET rate is the mid price of the moment. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeRate"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createExportToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateExportToken"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportToken"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFeeds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Feeds"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                step: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerFields"];
                };
            };
            /** @description No brand is served under this host name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    guessCountry: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuessedCountry"];
                };
            };
            /** @description No brand is served under this host name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listGroups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Groups"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewGroup"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneGroup"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Terms"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneGroup"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupDeleted"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alive"];
                };
            };
        };
    };
    healthReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was looked at: `ok`, or what is wrong. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ready"];
                };
            };
        };
    };
    ibLeads: {
        parameters: {
            query?: {
                /**
                 * @description First day of registration, included; YYYY-MM-DD in UTC. Goes with `registrationDateTo`. This pair or that of the last
                 *      change is required; with both, both must hold.
                 */
                registrationDateFrom?: string | null;
                /** @description Last day of registration, included; YYYY-MM-DD in UTC. */
                registrationDateTo?: string | null;
                /** @description First day of the last change, included; YYYY-MM-DD in UTC. Goes with `lastModifiedDateTo`. */
                lastModifiedDateFrom?: string | null;
                /** @description Last day of the last change, included; YYYY-MM-DD in UTC. */
                lastModifiedDateTo?: string | null;
                /** @description Counted from 1; 1 when nothing is said. */
                page?: number | null;
                /** @description Rows on a page, 1 to 5000; 1000 when nothing is said. */
                pageSize?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_for_PartnerLead"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ibPositions: {
        parameters: {
            query: {
                /** @description First day of the close, included; YYYY-MM-DD in UTC. */
                positionCloseDateFrom: string;
                /** @description Last day of the close, included; YYYY-MM-DD in UTC. */
                positionCloseDateTo: string;
                /** @description One of those that `servers` lists, such as `neo-live`. */
                serverTag: string;
                /** @description Counted from 1; 1 when nothing is said. */
                page?: number | null;
                /** @description Rows on a page, 1 to 5000; 1000 when nothing is said. */
                pageSize?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_for_PartnerPosition"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ibRegistrations: {
        parameters: {
            query?: {
                /**
                 * @description First day of registration, included; YYYY-MM-DD in UTC. Goes with `registrationDateTo`. This pair or that of the last
                 *      change is required; with both, both must hold.
                 */
                registrationDateFrom?: string | null;
                /** @description Last day of registration, included; YYYY-MM-DD in UTC. */
                registrationDateTo?: string | null;
                /** @description First day of the last change, included; YYYY-MM-DD in UTC. Goes with `lastModifiedDateTo`. */
                lastModifiedDateFrom?: string | null;
                /** @description Last day of the last change, included; YYYY-MM-DD in UTC. */
                lastModifiedDateTo?: string | null;
                /** @description Counted from 1; 1 when nothing is said. */
                page?: number | null;
                /** @description Rows on a page, 1 to 5000; 1000 when nothing is said. */
                pageSize?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_for_PartnerRegistration"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ibServers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Trading servers by platform. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Servers"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ibTransactions: {
        parameters: {
            query: {
                /** @description First day on which the money moved, included; YYYY-MM-DD in UTC. */
                transactionDateFrom: string;
                /** @description Last day, included; YYYY-MM-DD in UTC. */
                transactionDateTo: string;
                /** @description Also the rows that staff marked as not real money (`isFake`); false when nothing is said. */
                includeFake?: boolean | null;
                /** @description Counted from 1; 1 when nothing is said. */
                page?: number | null;
                /** @description Rows on a page, 1 to 5000; 1000 when nothing is said. */
                pageSize?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_for_PartnerTransaction"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInstruments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Instruments"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createInstrument: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description What an instrument is made or changed with. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["InstrumentInput"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneInstrument"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sortInstruments: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Instruments"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSymbols: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Symbols"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getInstrument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                symbol: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneInstrument"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateInstrument: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                symbol: string;
            };
            cookie?: never;
        };
        /** @description What an instrument is made or changed with. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["InstrumentInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneInstrument"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteInstrument: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                symbol: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstrumentDeleted"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLeads: {
        parameters: {
            query: {
                /** @description 1 to 1000. */
                limit: number;
                offset: number;
                /** @description createdAt, updatedAt, name, email, country, source, salesStatus or lastContactAt, with |ASC or |DESC. */
                orderBy: string;
                /** @description No filters at all, which a form cannot write, are all leads. */
                filters: components["schemas"]["FetchLeadFilters"];
                /** @description An id, the beginning of an e-mail address with its @, or a part of name, address or number. */
                search?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeadPage"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createLead: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeadForm"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneLead"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No brand is served under this host name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    editLeads: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The change, and the filters of the list. A name that nobody knows is refused: left out, it would change more leads than were meant. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkEdit"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Edited"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importLeads: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** @description JSON object from column names to field names, "metadata" or "ignore"; guessed from the names where not given */
                    mapping?: string;
                    /** @description Kept with every lead of the file */
                    source?: string;
                    /** @description ISO 3166-1 alpha-2: where phone numbers without a country code are dialled */
                    country?: string;
                    /** @description Found out where not given */
                    encoding?: string;
                    /** @description One character, or the word tab; found out where not given */
                    delimiter?: string;
                    /** @description true or false; found out where not given */
                    hasHeader?: string;
                    /**
                     * Format: binary
                     * @description CSV with a line of column names; a row needs an e-mail address or a phone number
                     */
                    file: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Imported"];
                };
            };
            /** @description Received, and read after this answer */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Imported"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The file is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A file or field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLeadImports: {
        parameters: {
            query?: {
                /** @description 1 to 1000, 50 when nothing is said. */
                limit?: number | null;
                offset?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Imports"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLeadImport: {
        parameters: {
            query?: {
                /** @description 1 to 1000, 50 when nothing is said. */
                limit?: number | null;
                offset?: number | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An import by itself, with what is known of its columns: of a wide file that is too much for a list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneImport"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSalesPeople: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SalesPeople"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkSignupCode: {
        parameters: {
            query: {
                code: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Code"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No brand is served under this host name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLeadSources: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A lead as staff see it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lead"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    claimLead: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneLead"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLeadComments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeadComment"][];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    commentLead: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewComment"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneComment"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLeadCommunications: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Communications"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    emailLead: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMail"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sent"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assignLead: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SalesPerson"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneLead"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setLeadTags: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTags"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneLead"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ledgerEntries: {
        parameters: {
            query?: {
                limit?: number | null;
                offset?: number | null;
                /** @description Such as `cust:100001:cash` or `broker:trading`. */
                account?: string | null;
                transactionId?: string | null;
                /** @description RFC 3339, UTC, milliseconds */
                from?: string | null;
                /** @description Before this instant; a plain day means through the end of it. */
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entries"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    trialBalance: {
        parameters: {
            query?: {
                /** @description As of this instant, the instant itself included; now when not given. */
                at?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialBalance"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCandles: {
        parameters: {
            query?: {
                /** @description All symbols when none is named. */
                symbol?: string | null;
                /** @description RFC 3339, UTC, milliseconds */
                from?: string | null;
                /** @description RFC 3339, UTC, milliseconds */
                to?: string | null;
                /** @description How many bars per symbol, counted from the end; 300 when nothing is said. */
                limit?: number | null;
            };
            header?: never;
            path: {
                interval: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Candle"][];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description What to change; what is not given stays. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateMe"];
            };
        };
        responses: {
            /** @description The user after a change; here the account's number is a number. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdatedUser"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    topUpDemoWallet: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TopUp"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ToppedUp"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptDisclaimer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptDisclaimer"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createDeposit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDeposit"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Started"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uploadDocument: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    type?: string;
                    /** Format: binary */
                    file?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The file is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A file or field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDocumentsKycStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where the check stands, what it wants, and what was sent for it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KycStanding"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEmailConfirmation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmailConfirmed"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmEmail: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmEmail"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resendEmailConfirmation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmailConfirmationSent"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMyInstruments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Instruments"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getKycStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where the check stands, what it wants, and what was sent for it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KycStanding"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmPhone: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PhoneConfirmation"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendPhoneCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOutstandingSteps: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                stage: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OnboardingSteps"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMyOrders: {
        parameters: {
            query?: {
                walletId?: number | null;
                statuses?: string[];
                limit?: number | null;
                offset?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Orders"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMyPaymentMethods: {
        parameters: {
            query?: {
                type?: components["schemas"]["Way"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethod"][];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOwnPermissions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnPermissions"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMyPositions: {
        parameters: {
            query?: {
                walletId?: number | null;
                status?: string | null;
                limit?: number | null;
                offset?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PositionPage"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOwnProfilePicture: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnPicture"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setProfilePicture: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The file is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A file or field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteProfilePicture: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOwnSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnSessions"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endOwnSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMyStatementRecords: {
        parameters: {
            query: {
                /** @description The first moment of the period. */
                start: string;
                /** @description Before this instant; a plain day means through the end of it. */
                end: string;
                /** @description One wallet; all live ones when nothing is said. */
                walletId?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementRecords"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportMyStatement: {
        parameters: {
            query: {
                /** @description The first moment of the period. */
                start: string;
                /** @description Before this instant; a plain day means through the end of it. */
                end: string;
                /** @description One wallet; all live ones when nothing is said. */
                walletId?: number | null;
                /** @description xlsx when nothing is said. */
                format?: components["schemas"]["Format"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestTermination: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmTwoFactor: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmTwoFactor"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrolTwoFactor: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TwoFactorEnrolled"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeTwoFactor: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemoveTwoFactor"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMyWallets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of wallets. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Wallets"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createMyWallet: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOwn"];
            };
        };
        responses: {
            /** @description A wallet with what its owner may want to know at once. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyWallet"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMyBalances: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Balances"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLeverages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Leverages"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showMyWallet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A wallet with what its owner may want to know at once. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyWallet"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showMyBalance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnBalance"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMyWalletTransactions: {
        parameters: {
            query: {
                /** @description RFC 3339, UTC, milliseconds */
                startDate: string;
                /** @description Before this instant; a plain day means through the end of it. */
                endDate: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of transactions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransactionPage"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWatchlist: {
        parameters: {
            query?: {
                /** @description Without it, the first live wallet, else the first. */
                walletId?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Watchlist"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addToWatchlist: {
        parameters: {
            query?: {
                /** @description Without it, the first live wallet, else the first. */
                walletId?: number | null;
            };
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Watch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeFromWatchlist: {
        parameters: {
            query?: {
                /** @description Without it, the first live wallet, else the first. */
                walletId?: number | null;
            };
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                symbol: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWithdrawal: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWithdrawal"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showMyWithdrawal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Current"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelMyWithdrawal: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WalletDone"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOnboardingStages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OnboardingStages"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOnboardingSteps: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OnboardingConfigurations"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setOnboardingStage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                step: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetOnboardingStage"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrders: {
        parameters: {
            query?: {
                limit?: number | null;
                offset?: number | null;
                /** @description A symbol, or the number of an order, a wallet or a position. */
                search?: string | null;
                statuses?: string[];
                types?: string[];
                accountId?: number | null;
                symbols?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Orders"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    placeOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderTicket"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Placed"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderPreviewRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPreview"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneOrder"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderCancelled"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is not mentioned stays; null removes a stop. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderChanges"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneOrder"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetPassword"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No brand is served under this host name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestPasswordReset: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestPasswordReset"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No brand is served under this host name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPaymentProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Providers"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPaymentMethods: {
        parameters: {
            query: {
                type: components["schemas"]["Way"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Methods"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sortPaymentProviders: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SortEntry"][];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Providers"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showPaymentProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneProvider"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updatePaymentProvider: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProviderUpdate"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneProvider"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPermissions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionList"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPositions: {
        parameters: {
            query?: {
                search?: string | null;
                limit?: number | null;
                offset?: number | null;
                filters?: components["schemas"]["PositionFilters"];
                sortBy?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pages"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createPosition: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPosition"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Position"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closeAllPositions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Whose"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Closed"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPosition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Position"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updatePosition: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        /** @description What is not mentioned stays; null removes a stop. Both spellings of the trailing stop are read. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["PositionChanges"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Position"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closePosition: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Part"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Position"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPositionOrders: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"][];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProfilePicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description No brand is served under this host name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createPublicCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCustomerBody"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedCustomer"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createPublicLead: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLeadBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedLead"];
                };
            };
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedLead"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listQuotes: {
        parameters: {
            query?: {
                /** @description All when none is named. */
                symbols?: string[];
                /** @description The wallet whose group's prices are wanted; the first live one when nothing is said. */
                walletId?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quotes"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pushQuotes: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Pushed"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRoles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleList"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WriteRole"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneRole"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WriteRole"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneRole"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSalesDesks: {
        parameters: {
            query?: {
                /** @description 1 to 1000, 100 when nothing is said. */
                limit?: number | null;
                offset?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Desks"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSalesDesk: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskBody"];
            };
        };
        responses: {
            /** @description A sales desk with those who sit at it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SalesDesk"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSalesDesk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A sales desk with those who sit at it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SalesDesk"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renameSalesDesk: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskBody"];
            };
        };
        responses: {
            /** @description A sales desk with those who sit at it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SalesDesk"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSalesDesk: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deleted"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSalesStatuses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Statuses"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSalesStatus: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusBody"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SalesStatus"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSalesStatusByName: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SalesStatus"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeSalesStatus: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SalesStatus"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSavedViews: {
        parameters: {
            query: {
                list: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedViews"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSavedView: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSavedView"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneSavedView"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeSavedView: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeSavedView"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneSavedView"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSavedView: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description Who signs in. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description A session that was just started. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionCreated"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No brand is served under this host name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    autoLogin: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SpendAutoLogin"];
            };
        };
        responses: {
            /** @description A session that was just started. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionCreated"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No brand is served under this host name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    impersonateCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Impersonate"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Impersonation"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proveSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProveSession"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionProven"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refreshSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshSession"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionRefreshed"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No brand is served under this host name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDefaultWallet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DefaultWallet"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateDefaultWallet: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateDefaultWallet"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSmtp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Smtp"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateSmtp: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateSmtp"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMenus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Menus"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSetting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contract's answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingValue"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateSetting: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateSetting"];
            };
        };
        responses: {
            /** @description The contract's answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingValue"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listStaff: {
        parameters: {
            query?: {
                /** @description At most so many, 50 if nothing is said. */
                limit?: number | null;
                offset?: number | null;
                /** @description A part of the name or the e-mail address. */
                search?: string | null;
                roleId?: string | null;
                salesDeskId?: string | null;
                enabled?: boolean | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffList"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createStaff: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateStaff"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneStaff"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptInvitation"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationAccepted"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No brand is served under this host name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStaff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneStaff"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateStaff: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeStaff"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneStaff"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inviteStaffAgain: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffInvited"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openStream: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The connection is a WebSocket from here on; docs/stream.md says what goes over it */
            101: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No brand is served under this host name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request asks for no WebSocket */
            426: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTags: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tags"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    trackboxLeads: {
        parameters: {
            query?: {
                /**
                 * @description First day of registration, included; YYYY-MM-DD in UTC. Goes with `registrationDateTo`. This pair or that of the last
                 *      change is required; with both, both must hold.
                 */
                registrationDateFrom?: string | null;
                /** @description Last day of registration, included; YYYY-MM-DD in UTC. */
                registrationDateTo?: string | null;
                /** @description First day of the last change, included; YYYY-MM-DD in UTC. Goes with `lastModifiedDateTo`. */
                lastModifiedDateFrom?: string | null;
                /** @description Last day of the last change, included; YYYY-MM-DD in UTC. */
                lastModifiedDateTo?: string | null;
                /** @description Counted from 1; 1 when nothing is said. */
                page?: number | null;
                /** @description Rows on a page, 1 to 5000; 1000 when nothing is said. */
                pageSize?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_for_PartnerLead"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    trackboxPositions: {
        parameters: {
            query: {
                /** @description First day of the close, included; YYYY-MM-DD in UTC. */
                positionCloseDateFrom: string;
                /** @description Last day of the close, included; YYYY-MM-DD in UTC. */
                positionCloseDateTo: string;
                /** @description One of those that `servers` lists, such as `neo-live`. */
                serverTag: string;
                /** @description Counted from 1; 1 when nothing is said. */
                page?: number | null;
                /** @description Rows on a page, 1 to 5000; 1000 when nothing is said. */
                pageSize?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_for_PartnerPosition"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    trackboxRegistrations: {
        parameters: {
            query?: {
                /**
                 * @description First day of registration, included; YYYY-MM-DD in UTC. Goes with `registrationDateTo`. This pair or that of the last
                 *      change is required; with both, both must hold.
                 */
                registrationDateFrom?: string | null;
                /** @description Last day of registration, included; YYYY-MM-DD in UTC. */
                registrationDateTo?: string | null;
                /** @description First day of the last change, included; YYYY-MM-DD in UTC. Goes with `lastModifiedDateTo`. */
                lastModifiedDateFrom?: string | null;
                /** @description Last day of the last change, included; YYYY-MM-DD in UTC. */
                lastModifiedDateTo?: string | null;
                /** @description Counted from 1; 1 when nothing is said. */
                page?: number | null;
                /** @description Rows on a page, 1 to 5000; 1000 when nothing is said. */
                pageSize?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_for_PartnerRegistration"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    trackboxServers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Trading servers by platform. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Servers"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    trackboxTransactions: {
        parameters: {
            query: {
                /** @description First day on which the money moved, included; YYYY-MM-DD in UTC. */
                transactionDateFrom: string;
                /** @description Last day, included; YYYY-MM-DD in UTC. */
                transactionDateTo: string;
                /** @description Counted from 1; 1 when nothing is said. */
                page?: number | null;
                /** @description Rows on a page, 1 to 5000; 1000 when nothing is said. */
                pageSize?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_for_PartnerTransaction"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPositionDurations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PositionDurations"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updatePositionDurations: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PositionDurationsInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PositionDurations"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTransactions: {
        parameters: {
            query: {
                sortBy?: string | null;
                type?: components["schemas"]["TransactionType"] | null;
                limit: number;
                offset: number;
                /** @description A login, an id, a provider's reference, or a piece of the comment. */
                search?: string | null;
                filters?: components["schemas"]["TransactionFilters"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of transactions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransactionPage"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWithdrawalMethods: {
        parameters: {
            query: {
                /** @description ISO 3166 alpha-2. */
                country: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Methods"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showTransaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A transaction by itself, as `{transaction}`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneTransaction"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveWithdrawal: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Approval"];
            };
        };
        responses: {
            /** @description A transaction by itself, as `{transaction}`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneTransaction"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refundWithdrawal: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refunded"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rejectWithdrawal: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rejection"];
            };
        };
        responses: {
            /** @description A transaction by itself, as `{transaction}`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneTransaction"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signUp: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUp"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedUp"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No brand is served under this host name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWallets: {
        parameters: {
            query?: {
                /** @description A login, or the id of a customer. */
                search?: string | null;
                currencies?: string[];
                leverageFrom?: number | null;
                leverageTo?: number | null;
                isDemo?: boolean | null;
                /** @description Ids of groups. */
                groups?: number[];
                onlyShowWalletsWithOpenPositions?: boolean | null;
                customerId?: string | null;
                limit?: number | null;
                offset?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of wallets. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Wallets"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWallet: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewForCustomer"];
            };
        };
        responses: {
            /** @description A wallet with its customer and its group in full. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FullWallet"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    transferBetweenWallets: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Transfer"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WalletDone"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showWallet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description `{wallet}`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneWallet"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateWallet: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WalletUpdate"];
            };
        };
        responses: {
            /** @description `{wallet}`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneWallet"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showWalletBalance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WalletBalanceFigures"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disableWallet: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WalletDone"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enableWallet: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WalletDone"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWalletPositions: {
        parameters: {
            query?: {
                offset?: number | null;
                limit?: number | null;
                status?: string | null;
                orderBy?: string | null;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PositionPage"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWalletTransactions: {
        parameters: {
            query?: {
                limit?: number | null;
                offset?: number | null;
                type?: components["schemas"]["TransactionType"] | null;
                /** @description RFC 3339, UTC, milliseconds */
                from?: string | null;
                /** @description Before this instant; a plain day means through the end of it. */
                to?: string | null;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of transactions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransactionPage"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postManualTransaction: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Manual"];
            };
        };
        responses: {
            /** @description A page of transactions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransactionPage"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhookEndpoints: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoints"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWebhookEndpoint"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointCreated"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeWebhookEndpoint"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointChanged"];
                };
            };
            /** @description Not JSON, or a parameter is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A field is missing or wrong; `fields` names it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                limit?: number | null;
                offset?: number | null;
                status?: components["schemas"]["WebhookDeliveryStatus"] | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveries"];
                };
            };
            /** @description A parameter is missing or wrong; `fields` names it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayWebhookDelivery: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Success"];
                };
            };
            /** @description Not signed in, or the credential is unknown, expired or revoked */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in, but not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    paymentWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeated request happen once. */
                "Idempotency-Key"?: string;
            };
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Taken"];
                };
            };
            /** @description No brand is served under this host name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused or failed; `code` says why */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
