package com.socmate.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.provider.SiemProvider;
import com.socmate.domain.provider.SiemProvider.Credential;
import com.socmate.domain.provider.SiemProvider.WorkspaceResource;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every [SiemProviders] promises.
public interface SiemProvidersContract {
  SiemProviders providers();

  @Test
  default void a_provider_comes_back_as_it_was_kept_whatever_its_credential() {
    var kept =
        List.of(
            provider(
                "a",
                new Credential.ClientCredentials("https://login.example", "tenant", "client"),
                false),
            provider("b", new Credential.ManagedIdentity(""), false),
            provider("c", new Credential.StaticToken(), false),
            provider("d", new Credential.WorkloadIdentity("contoso", "app-1"), false));
    kept.forEach(providers()::save);
    assertThat(providers().all()).isEqualTo(kept);
    assertThat(providers().find("b")).contains(kept.get(1));
    assertThat(providers().standard()).isEmpty();
  }

  @Test
  default void there_is_one_standard_at_most_and_whoever_was_it_has_a_new_version() {
    providers().save(provider("a", new Credential.StaticToken(), true));
    providers().save(provider("b", new Credential.StaticToken(), true));
    assertThat(providers().standard()).contains(providers().find("b").orElseThrow());
    assertThat(providers().find("a").orElseThrow().standard()).isFalse();
    assertThat(providers().find("a").orElseThrow().version()).isEqualTo(2);
  }

  @Test
  default void a_removed_provider_takes_its_secret_along() {
    providers().save(provider("a", new Credential.StaticToken(), false));
    providers().keepSecret("a", "secret");
    assertThat(providers().secret("a")).contains("secret");
    assertThat(providers().remove("a")).isTrue();
    assertThat(providers().remove("a")).isFalse();
    assertThat(providers().secret("a")).isEmpty();
    assertThat(providers().find("a")).isEmpty();
  }

  private static SiemProvider provider(String name, Credential credential, boolean standard) {
    return new SiemProvider(
        name,
        "https://logs.example",
        "https://management.example",
        "w-1",
        new WorkspaceResource("s", "rg", "w"),
        credential,
        standard,
        Fixtures.now(),
        1);
  }
}
