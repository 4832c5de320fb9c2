package com.klikk.provisioner.boot;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The tests of the REST API, which share one start of the service. */
@Suite
@SelectPackages("com.klikk.provisioner.ops")
@IncludeClassNamePatterns("com\\.klikk\\.provisioner\\.ops\\.\\w+Test")
class DoorSuite {}
