package com.socmate.adapters.persistence;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.extension.ExtensionContext;
import org.jdbi.v3.core.extension.ExtensionFactory;
import org.jdbi.v3.core.extension.Extensions;
import org.jdbi.v3.core.extension.HandleSupplier;

/// Reads an interface with SQL once. Jdbi would read its annotations and prepare each of its
/// methods anew for every handle it is attached to, which takes longer than most statements; what
/// is attached here only says which handle the shared statements go to.
final class SharedSql implements ExtensionFactory {
  private final Jdbi jdbi;
  private final ConfigRegistry config;
  private final ScopedValue<Handle> handle = ScopedValue.newInstance();
  private final Map<Class<?>, Object> statements = new ConcurrentHashMap<>();

  private SharedSql(Jdbi jdbi, ConfigRegistry config) {
    this.jdbi = jdbi;
    this.config = config;
  }

  /// To be called when all else is configured.
  static void install(Jdbi jdbi) {
    jdbi.registerExtension(new SharedSql(jdbi, jdbi.getConfig().createCopy()));
  }

  @Override
  public Set<FactoryFlag> getFactoryFlags() {
    return Set.of(FactoryFlag.DONT_USE_PROXY);
  }

  @Override
  public boolean accepts(Class<?> type) {
    return config.get(Extensions.class).hasExtensionFor(type);
  }

  @Override
  public <E> E attach(Class<E> type, HandleSupplier supplier) {
    var shared = statements.computeIfAbsent(type, this::read);
    var own = supplier.getHandle();
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) ->
                ScopedValue.where(handle, own).call(() -> invoke(method, shared, arguments))));
  }

  private static Object invoke(Method method, Object shared, Object[] arguments) throws Throwable {
    try {
      return method.invoke(shared, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private Object read(Class<?> type) {
    return config.get(Extensions.class).findFor(type, new Current()).orElseThrow();
  }

  /// The handle of whoever calls.
  private final class Current implements HandleSupplier {
    @Override
    public Handle getHandle() {
      return handle.get();
    }

    @Override
    public Jdbi getJdbi() {
      return jdbi;
    }

    @Override
    public ConfigRegistry getConfig() {
      return config;
    }

    @Override
    public <V> V invokeInContext(ExtensionContext context, Callable<V> task) throws Exception {
      return task.call();
    }
  }
}
