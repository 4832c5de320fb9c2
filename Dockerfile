# The packaged service. Build the jar first: ./mvnw package -DskipTests && docker build -t klikk-provisioner .
ARG BASE_IMAGE=eclipse-temurin:17-jre
FROM ${BASE_IMAGE}

LABEL org.opencontainers.image.title="Klikk Provisioner" \
      org.opencontainers.image.licenses="Apache-2.0"

WORKDIR /app
# What changes rarely comes first, so that a new version only replaces the last layers.
COPY target/quarkus-app/lib/ lib/
COPY target/quarkus-app/quarkus-run.jar ./
COPY target/quarkus-app/app/ app/
COPY target/quarkus-app/quarkus/ quarkus/

USER 10001:10001
EXPOSE 8080

# The first compiler alone: the second takes some 50 s of CPU time until it is through with all of this, and an order then costs 0.4 ms less. Where hundreds
# of thousands of orders a day come, set it empty (docs/performance.md).
ENV JDK_JAVA_OPTIONS="-XX:TieredStopAtLevel=1"

# Further JVM options come from JAVA_TOOL_OPTIONS; -Xmx there wins over the percentage here.
# "sandbox" as the argument starts the simulated provider instead.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-jar", "/app/quarkus-run.jar"]
