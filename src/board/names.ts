/** What seats are called: animals, plants, stones and places, and nothing that somebody would not be. */
export const seatNames = `
  Badger Beaver Bison Bobcat Condor Crane Curlew Dolphin Eagle Egret Ermine Falcon Finch Fox
  Gazelle Gecko Gibbon Grouse Hare Hawk Heron Ibex Ibis Jackdaw Jaguar Kestrel Kite Koala Lark
  Lemur Linnet Lynx Magpie Marlin Marmot Marten Merlin Moose Newt Ocelot Okapi Oriole Osprey
  Otter Owl Panda Panther Petrel Pintail Plover Puffin Puma Quail Quetzal Raven Robin Salmon
  Seal Serval Siskin Sparrow Squirrel Stork Swallow Swan Swift Tapir Teal Tern Thrush Tiger
  Toucan Turtle Vole Walrus Warbler Wombat Wren Yak Zebra
  Acacia Alder Almond Anise Apple Arnica Ash Aspen Aster Balsam Bamboo Basil Beech Birch Bramble
  Briar Camellia Caraway Cedar Cherry Chestnut Chicory Clover Cypress Dahlia Daisy Dogwood Elder
  Elm Fennel Fern Fig Fir Foxglove Gentian Ginger Hazel Heather Holly Hyacinth Iris Ivy Jasmine
  Juniper Larch Laurel Lavender Lemon Lilac Linden Lotus Lupin Magnolia Mallow Maple Marigold
  Mimosa Mint Moss Mulberry Myrtle Oak Olive Orchid Palm Pansy Peony Pepper Pine Plum Poplar
  Poppy Primrose Quince Rosemary Rowan Saffron Sage Sorrel Spruce Sumac Tansy Thistle Thyme
  Tulip Verbena Violet Walnut Willow Yarrow Yew
  Agate Amber Amethyst Azure Basalt Beryl Cobalt Comet Copper Coral Crystal Emerald Flint Garnet
  Granite Indigo Jade Jasper Lapis Marble Meteor Mica Nebula Nova Obsidian Onyx Opal Pearl
  Pebble Pumice Quartz Ruby Sapphire Silver Slate Topaz Zircon
  Brook Canyon Delta Dune Fjord Glacier Harbor Island Lagoon Meadow Prairie Reef River Savanna
  Summit Tundra Valley
`
  .trim()
  .split(/\s+/);
