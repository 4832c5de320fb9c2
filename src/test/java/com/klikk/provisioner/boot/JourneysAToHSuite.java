package com.klikk.provisioner.boot;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Half of the journeys, one after the other, so that those with the same settings share one start of the service. */
@Suite
@SelectPackages("com.klikk.provisioner.journey")
@IncludeClassNamePatterns("com\\.klikk\\.provisioner\\.journey\\.[A-H]\\w*Test")
class JourneysAToHSuite {}
