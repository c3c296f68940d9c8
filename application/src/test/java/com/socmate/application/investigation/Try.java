package com.socmate.application.investigation;
import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.port.InMemoryLogWorkspace;
import com.socmate.domain.investigation.Compilation;
public class Try { public static void main(String[] a) throws Exception {
 var lib = new IntentLibrary(new InMemoryLogWorkspace()); var c = new CompilePlan(lib);
 if (a.length>0) { for (var q : java.nio.file.Files.readAllLines(java.nio.file.Path.of(a[0]))) System.out.println(show(c.compile(q))+"  <- "+q); return; }
 for (var i : lib.all()) if(!i.name().equals("pasted_kql")) { var r=c.compile(i.example()); var s=show(r); if(!s.startsWith(i.name()+" ")) System.out.println(i.name()+" => "+s); }
}
static String show(Compilation r){ return switch(r){ case Compilation.Compiled(var p)-> p.intent()+" "+p.rule().text()+" by "+p.rule().key()+" "+p.window()+" "+(p.queries().getFirst().lookback().isZero()?"":p.queries().getFirst().lookback()); case Compilation.NotCompiled(var w, var x)->"NOT: "+w;};}
}
