package com.klikk.provisioner.boot;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The other half of the journeys. */
@Suite
@SelectPackages("com.klikk.provisioner.journey")
@IncludeClassNamePatterns("com\\.klikk\\.provisioner\\.journey\\.[I-Z]\\w*Test")
class JourneysIToZSuite {}
