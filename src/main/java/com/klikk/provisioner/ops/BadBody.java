package com.klikk.provisioner.ops;

/** A body that can't be served: the caller's mistake. */
final class BadBody extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ProblemDocument problem;

    BadBody(ProblemDocument problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    ProblemDocument problem() {
        return problem;
    }
}
