package com.klikk.provisioner.crash;

import com.klikk.provisioner.crash.Gate.Fate;
import java.time.Duration;
import java.util.List;

/** One request of a scenario, lived through from its first message to its last event. */
record Trial(Place place, Ear ear, Scenario scenario) {
    /** Nothing happens; every moment of the story. */
    List<Point> calm() {
        Gate gate = Gate.open();
        try (Customer customer = new Customer(place, scenario)) {
            place.forgetTheDead();
            Ending ending = new Ending(place, ear, scenario, customer);
            live(customer, gate, ending);
            ending.check();
        }
        return gate.points();
    }

    /** The life ends at that point, and another one carries on. */
    Result abandoned(Point point) {
        return strike(point, Fate.ENDS, this::carriedOn);
    }

    /** At that point the answer is an error, and the same life carries on. */
    Result cutOff(Point point) {
        return strike(point, Fate.FAILS, this::cutOff);
    }

    private interface Story {
        void tell(Customer customer, Point point, Gate gate);
    }

    private void carriedOn(Customer customer, Point point, Gate gate) {
        Ending ending = new Ending(place, ear, scenario, customer);
        Life life = Life.begin(place, customer, gate);
        try {
            Patience.until(() -> gate.struck() || ending.reached());
        } finally {
            life.end();
        }
        Patience.until(place::deserted);
        place.ageTheDead();
        live(customer, Gate.open(), ending);
        ending.check();
    }

    private void cutOff(Customer customer, Point point, Gate gate) {
        Ending ending = new Ending(place, ear, scenario, customer);
        live(customer, gate, ending);
        ending.check();
    }

    private void live(Customer customer, Gate gate, Ending ending) {
        Life life = Life.begin(place, customer, gate);
        try {
            ending.await();
        } finally {
            life.end();
        }
    }

    private Result strike(Point point, Fate fate, Story story) {
        long begun = System.nanoTime();
        Gate gate = Gate.striking(point, fate);
        Throwable problem = null;
        try (Customer customer = new Customer(place, scenario)) {
            place.forgetTheDead();
            try {
                story.tell(customer, point, gate);
            } catch (RuntimeException | AssertionError broken) {
                problem = broken;
            }
            String ending = String.join(" ", ear.of(customer.requestId()).types());
            return new Result(point, gate.struck(), ending, problem, Duration.ofNanos(System.nanoTime() - begun));
        }
    }
}
