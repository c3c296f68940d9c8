package com.socmate.application.port;

import static com.socmate.application.port.Fixtures.now;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.llm.LanguageModel;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What every [LanguageModels] promises.
public interface LanguageModelsContract {
  LanguageModels languageModels();

  @Test
  default void a_model_comes_back_as_it_was_kept() {
    var model = model("local", false);
    languageModels().save(model);
    assertThat(languageModels().find("local")).contains(model);
    assertThat(languageModels().all()).containsExactly(model);
    assertThat(languageModels().standard()).isEmpty();
  }

  @Test
  default void there_is_one_standard_at_most() {
    languageModels().save(model("a", true));
    languageModels().save(model("b", true));
    assertThat(languageModels().standard()).contains(languageModels().find("b").orElseThrow());
    assertThat(languageModels().find("a").orElseThrow().standard()).isFalse();
  }

  @Test
  default void a_removed_model_takes_its_key_along() {
    languageModels().save(model("local", false));
    languageModels().keepKey("local", "secret");
    assertThat(languageModels().key("local")).contains("secret");
    assertThat(languageModels().remove("local")).isTrue();
    assertThat(languageModels().remove("local")).isFalse();
    assertThat(languageModels().key("local")).isEmpty();
    assertThat(languageModels().find("local")).isEmpty();
  }

  @Test
  default void no_more_is_booked_than_the_day_allows() {
    var booked = Parallel.times(20, _ -> languageModels().book("local", 10, 100));
    assertThat(booked).filteredOn(it -> it).hasSize(10);
    assertThat(languageModels().spentToday("local")).isEqualTo(100);
    languageModels().correct("local", -30);
    assertThat(languageModels().book("local", 31, 100)).isFalse();
    assertThat(languageModels().book("local", 30, 100)).isTrue();
    assertThat(languageModels().book("other", 101, 100)).isFalse();
  }

  private static LanguageModel model(String name, boolean standard) {
    return new LanguageModel(
        name,
        LanguageModel.Provider.OPENAI,
        "https://models.example/v1",
        "small-1",
        4_000,
        100_000,
        Duration.ofSeconds(30),
        standard,
        now());
  }
}
