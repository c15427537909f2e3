/** What seats are called: animals, plants, stones and places that a small seat has room for. */
export const seatNames = `
  Acacia Agate Alder Almond Alpaca Amber Anise Apple Arnica Ash Aspen Aster Aurora Azure Badger
  Balsam Bamboo Basalt Basil Beaver Beech Begonia Beryl Birch Bison Bobcat Borage Bramble Briar
  Brook Cacao Camel Canyon Caraway Carob Cassia Cedar Cherry Chicory Cliff Clover Cobalt Comet
  Condor Copper Coral Cove Coyote Crane Crystal Cumin Curlew Cypress Dahlia Daisy Delta Dill
  Dingo Dogwood Dolphin Dune Eagle Egret Elder Elm Emerald Ermine Falcon Fennel Fern Ferret Fig
  Finch Fir Fjord Flint Forest Fox Freesia Garnet Gazelle Gecko Gentian Gibbon Ginger Glacier
  Granite Grouse Guava Gull Hamster Harbor Hare Hawk Hazel Heather Heron Holly Ibex Ibis Impala
  Indigo Iris Island Ivy Jackdaw Jade Jaguar Jasmine Jasper Juniper Kapok Kestrel Kite Kiwi
  Koala Lagoon Lapis Larch Lark Laurel Lemon Lemur Lilac Linden Linnet Llama Lotus Lupin Lynx
  Magpie Mallow Manatee Mango Maple Marble Marlin Marmot Marten Meadow Melon Merlin Meteor Mica
  Mimosa Mint Moose Moss Myrtle Nebula Newt Nova Nutmeg Oak Ocean Ocelot Okapi Olive Onyx Opal
  Orbit Orchid Oriole Osprey Otter Owl Palm Panda Pansy Panther Papaya Pear Pearl Pebble Pelican
  Peony Pepper Petrel Pika Pine Pintail Plover Plum Poplar Poppy Prairie Puffin Puma Pumice
  Quail Quartz Quetzal Quince Raven Reef Rhea River Robin Rowan Ruby Sable Saffron Sage Salmon
  Savanna Seal Serval Sesame Silver Siskin Slate Sorrel Sparrow Spring Spruce Stork Sumac Summit
  Swallow Swan Swift Tamarin Tansy Tapir Teak Teal Tern Thistle Thrush Thyme Tiger Topaz Toucan
  Tulip Tundra Turtle Valley Vanilla Verbena Violet Vireo Vole Walnut Walrus Warbler Willow
  Wombat Wren Yak Yarrow Yew Yucca Zebra Zinnia Zircon
`
  .trim()
  .split(/\s+/);
