package com.socmate.application.investigation.report;

import com.socmate.domain.investigation.Persona;
import java.util.List;

/// A report for one reader, before it is Markdown, a page or paper. The same data make the same
/// document.
public record Document(String title, Persona persona, List<Block> blocks) {
  public Document {
    blocks = List.copyOf(blocks);
  }
}
