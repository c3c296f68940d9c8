/// Tests of this package.
package com.socmate.cli.catalogue;
