package com.klikk.provisioner.crash;

import com.klikk.provisioner.crash.Gate.Fate;
import com.klikk.provisioner.crash.Gate.Passage;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;

/** The database's client as a life has it: each statement, each begin and each commit passes the gate. */
final class GatedPool {
    private final Gate gate;

    private GatedPool(Gate gate) {
        this.gate = gate;
    }

    static io.vertx.mutiny.sqlclient.Pool of(Pool pool, Gate gate) {
        return io.vertx.mutiny.sqlclient.Pool.newInstance(new GatedPool(gate).pool(pool));
    }

    private Pool pool(Pool real) {
        return proxy(Pool.class, (self, method, arguments) -> switch (method.getName()) {
            case "query", "preparedQuery" -> query(call(real, method, arguments), (String) arguments[0]);
            case "getConnection" -> real.getConnection().map(this::connection);
            default -> otherwise(real, self, method, arguments);
        });
    }

    private SqlConnection connection(SqlConnection real) {
        return proxy(SqlConnection.class, (self, method, arguments) -> switch (method.getName()) {
            case "query", "preparedQuery" -> query(call(real, method, arguments), (String) arguments[0]);
            case "begin" -> begin(real);
            default -> otherwise(real, self, method, arguments);
        });
    }

    private Future<Transaction> begin(SqlConnection real) {
        return pass("begin", real::begin, () -> real.transaction().rollback()).map(this::transaction);
    }

    private Transaction transaction(Transaction real) {
        return proxy(
                Transaction.class,
                (self, method, arguments) -> method.getName().equals("commit")
                        ? pass("commit", real::commit, real::rollback)
                        : otherwise(real, self, method, arguments));
    }

    private Object query(Object real, String sql) {
        Supplier<Future<Void>> nothing = Future::succeededFuture;
        return proxy(PreparedQuery.class, (self, method, arguments) -> {
            if (!method.getName().equals("execute")) {
                return otherwise(real, self, method, arguments);
            }
            int last = arguments == null ? -1 : arguments.length - 1;
            if (last < 0 || !(arguments[last] instanceof Handler<?> handler)) {
                throw new UnsupportedOperationException("execute without a handler");
            }
            pass(Sql.label(sql), () -> answer(real, method, arguments), nothing).onComplete(cast(handler));
            return null;
        });
    }

    private static Future<Object> answer(Object real, Method method, Object[] arguments) {
        Promise<Object> answer = Promise.promise();
        Object[] asked = arguments.clone();
        Handler<AsyncResult<Object>> handler = answer::handle;
        asked[asked.length - 1] = handler;
        call(real, method, asked);
        return answer.future();
    }

    /** A connection that fails takes its transaction with it. */
    private <T> Future<T> pass(String effect, Supplier<Future<T>> begin, Supplier<Future<Void>> undo) {
        Passage passage = gate.arrive(effect);
        Fate before = passage.before();
        if (before != Fate.GOES_ON) {
            return before == Fate.ENDS ? never() : undoing(effect.equals("commit"), undo);
        }
        return begin.get().transform(answer -> {
            Fate after = passage.after(Sql.changes(effect, answer.result()));
            if (after != Fate.GOES_ON) {
                return after == Fate.ENDS ? never() : undoing(effect.equals("begin"), undo);
            }
            return answer.succeeded() ? Future.succeededFuture(answer.result()) : Future.failedFuture(answer.cause());
        });
    }

    private static <T> Future<T> undoing(boolean due, Supplier<Future<Void>> undo) {
        Future<T> lost = Future.failedFuture(ClosedConnectionException.INSTANCE);
        return due ? undo.get().transform(undone -> lost) : lost;
    }

    private static <T> Future<T> never() {
        return Promise.<T>promise().future();
    }

    private static Object otherwise(Object real, Object self, Method method, Object[] arguments) throws Throwable {
        return method.isDefault()
                ? InvocationHandler.invokeDefault(self, method, arguments)
                : call(real, method, arguments);
    }

    private static Object call(Object real, Method method, Object[] arguments) {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Handler<AsyncResult<Object>> cast(Handler<?> handler) {
        return (Handler<AsyncResult<Object>>) handler;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(GatedPool.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
