package com.socmate.apiserver;

import com.socmate.adapters.http.ApiClientRoutes;
import com.socmate.adapters.http.ApiKeyHeader;
import com.socmate.adapters.http.ApiKeyRoutes;
import com.socmate.adapters.http.AuditLogRoutes;
import com.socmate.adapters.http.ClientGrant;
import com.socmate.adapters.http.Routes;
import com.socmate.adapters.http.SignIn;
import com.socmate.adapters.http.TokenGrant;
import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.JdbiAccounts;
import com.socmate.adapters.persistence.JdbiApiClients;
import com.socmate.adapters.persistence.JdbiApiKeys;
import com.socmate.adapters.persistence.JdbiAuditLog;
import com.socmate.adapters.persistence.JdbiAuditTrail;
import com.socmate.adapters.persistence.JdbiTransactions;
import com.socmate.application.client.ChangeApiClient;
import com.socmate.application.client.GrantToken;
import com.socmate.application.client.RecogniseClient;
import com.socmate.application.client.RegisterApiClient;
import com.socmate.application.identity.Authenticate;
import com.socmate.application.key.CreateApiKey;
import com.socmate.application.key.DisableApiKey;
import com.socmate.application.key.RenewApiKey;
import com.socmate.application.port.AccessTokens;
import com.socmate.application.port.Vault;
import com.socmate.domain.id.IdGenerator;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/// Puts together how programs sign in, by API key or as OAuth clients, and what they leave in the
/// audit log.
final class ProgramWiring {
  private final Database database;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final JdbiApiKeys keys;
  private final JdbiApiClients clients;
  private final JdbiAccounts accounts;
  private final JdbiAuditLog audit;
  private final JdbiTransactions transactions;

  ProgramWiring(Database database, Vault vault, IdGenerator ids, InstantSource clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
    this.keys = new JdbiApiKeys(database, vault);
    this.clients = new JdbiApiClients(database, vault);
    this.accounts = new JdbiAccounts(database);
    this.audit = new JdbiAuditLog(database);
    this.transactions = new JdbiTransactions(database);
  }

  SignIn way() {
    return new ApiKeyHeader(keys);
  }

  Authenticate.ClientTokens clientTokens() {
    return new RecogniseClient(clients)::holder;
  }

  TokenGrant grant(AccessTokens tokens) {
    return new ClientGrant(new GrantToken(clients, tokens), clock);
  }

  List<Routes> routes() {
    return List.of(
        new ApiKeyRoutes(
            new CreateApiKey(keys, accounts, audit, transactions, ids, random, clock),
            new RenewApiKey(keys, audit, transactions, random, clock),
            new DisableApiKey(keys, audit, transactions, clock),
            keys),
        new ApiClientRoutes(
            new RegisterApiClient(clients, accounts, audit, transactions, ids, random, clock),
            new ChangeApiClient(clients, accounts, audit, transactions, random, clock),
            clients),
        new AuditLogRoutes(new JdbiAuditTrail(database)));
  }
}
